using System.Collections.Frozen;
using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Analyzers.Shape;

/// <summary>Finds names for summarized rows that are used several times, so that Kusto summarizes several times.</summary>
internal sealed class RowsAreComputedAgainAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.RowsAreComputedAgain,
        "Rows are computed again",
        "The rows of '{0}' are computed anew for each of its {1} uses; write 'materialize(...)' around them to have them computed once.",
        DiagnosticCategory.Logic,
        DiagnosticSeverity.Suggestion,
        "A 'let' gives a name to an expression and not to its rows: each use reads the tables and aggregates them again. 'materialize()' keeps the rows of the first use for the others, which pays where they are few and took long, as after 'summarize'.");

    // Make few rows of many.
    private static readonly FrozenSet<string> Aggregate = new[] { SyntaxKinds.DistinctOperator, SyntaxKinds.MakeSeriesOperator, SyntaxKinds.SummarizeOperator }.ToFrozenSet(StringComparer.Ordinal);

    // Leave them few.
    private static readonly FrozenSet<string> KeepFew = new[]
    {
        SyntaxKinds.ExtendOperator, SyntaxKinds.FilterOperator, SyntaxKinds.ProjectAwayOperator, SyntaxKinds.ProjectKeepOperator, SyntaxKinds.ProjectOperator,
        SyntaxKinds.ProjectRenameOperator, SyntaxKinds.ProjectReorderOperator, SyntaxKinds.SortOperator, SyntaxKinds.TakeOperator, SyntaxKinds.TopOperator,
    }.ToFrozenSet(StringComparer.Ordinal);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        if (context.Findings.HaveErrors)
            return;
        var unused = context.Lets.All.Where(binding => !context.Uses.Of(binding.Name.ReferencedSymbol!).Any()).ToHashSet<LetBinding>(ReferenceEqualityComparer.Instance);
        foreach (var binding in context.Lets.All)
        {
            if (binding.Function is not null || !AreFewOfMany(binding.Expression))
                continue;
            var uses = context.Uses.Of(binding.Name.ReferencedSymbol!).Where(use => !context.Lets.Around(use).Any(unused.Contains)).ToList();
            if (uses.Count < 2)
                continue;
            context.Report(Rule.At(context.Locate(binding.Name.Span), binding.Name.NameText(), uses.Count) with
            {
                Fix = MaterializationOf(context, binding),
                Related = [.. uses.Select(use => new RelatedLocation(context.Locate(use.Span), "Where they are used."))],
            });
        }
    }

    // Rows that are too many for the memory of a query make it fail: somebody has to look.
    private static DiagnosticFix? MaterializationOf(QueryContext context, LetBinding binding)
    {
        var rows = binding.Expression;
        var isInParentheses = rows.Kind == SyntaxKinds.ParenthesizedExpression;
        if (context.Edit(new TextSpan(rows.Span.Start, 0), isInParentheses ? "materialize" : "materialize(") is not { } start || context.Edit(new TextSpan(rows.Span.End, 0), ")") is not { } end)
            return null;
        return new DiagnosticFix($"Materialize '{binding.Name.NameText()}'", isInParentheses ? [start] : [start, end], FixSafety.Unsafe);
    }

    private static bool AreFewOfMany(SyntaxNode expression)
    {
        for (var rows = expression.WithoutParentheses(); rows.Node("Operator") is { } stage && rows.Node("Expression") is { } input; rows = input.WithoutParentheses())
        {
            if (Aggregate.Contains(stage.Kind))
                return input.DescendantsAndSelf().Any(node => node is { Kind: SyntaxKinds.NameReference, ReferencedSymbol: TableSymbol { IsDeclared: true } });
            if (!KeepFew.Contains(stage.Kind))
                return false;
        }
        return false;
    }
}
