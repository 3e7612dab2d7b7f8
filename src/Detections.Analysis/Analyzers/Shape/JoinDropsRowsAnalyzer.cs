using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Query;
using Detections.Analysis.Semantics.Shape;
using Detections.Kusto;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Analyzers.Shape;

/// <summary>Finds joins without a kind, where that drops rows.</summary>
internal sealed class JoinDropsRowsAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.JoinDropsRows,
        "Join without a kind drops rows",
        "Without a kind, 'join' keeps one of the rows on its left that have the same {0} and drops the others; write 'kind=inner' to keep them all, or 'kind=innerunique' where one is enough.",
        DiagnosticCategory.Logic,
        DiagnosticSeverity.Warning,
        "The default kind of 'join' is 'innerunique' and not 'inner': of the rows on the left with equal keys, any one is joined, and the rest never reach the result. A condition behind the join can be true for one of those that are gone.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        if (context.Findings.HaveErrors)
            return;
        foreach (var pipe in context.Bound.Root.DescendantsAndSelf())
        {
            if (pipe.Node("Operator") is not { Kind: SyntaxKinds.JoinOperator } join || join.Parameter("kind") is not null || pipe.Node("Expression") is not { } left)
                continue;
            if (KeysOf(join, left) is { Count: > 0 } keys && UniqueRows.CanDiffer(left, keys, context.Rows))
                context.Report(Rule, join.Keyword.Span, QuotedNames.All(keys.Select(key => key.Name)));
        }
    }

    // As the rows on the left have them, for 'on A' means both sides; null where the condition is of another form.
    private static List<ColumnSymbol>? KeysOf(SyntaxNode join, SyntaxNode left)
    {
        var keys = new List<ColumnSymbol>();
        foreach (var condition in join.Node("ConditionClause")?.Items("Expressions") ?? [])
        {
            var name = condition.Kind == SyntaxKinds.NameReference ? condition : condition.Node("Left")?.Node("Selector");
            if ((left.ResultType as TableSymbol)?.Columns.FirstOrDefault(column => column.Name == name?.NameText()) is not { } key)
                return null;
            keys.Add(key);
        }
        return keys;
    }
}
