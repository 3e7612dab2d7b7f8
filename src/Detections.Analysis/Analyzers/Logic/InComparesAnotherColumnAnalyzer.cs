using System.Collections.Frozen;
using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Output;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Analyzers.Logic;

/// <summary>Finds <c>in</c> over rows whose first column is not the one that is meant.</summary>
internal sealed class InComparesAnotherColumnAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.InComparesAnotherColumn,
        "Condition compares another column",
        "The '{0}' compares '{1}' with '{2}', the first of {3} columns, and not with the column of the same name; put '| project {4}' behind the rows.",
        DiagnosticCategory.Logic,
        DiagnosticSeverity.Warning,
        "Of rows with several columns, 'in' looks at the first only, and Kusto says nothing about the others. Where the column of the same name is another one, the condition compares things that have nothing to do with each other.");

    private static readonly FrozenSet<string> Kinds = new[]
    {
        SyntaxKinds.InExpression, SyntaxKinds.InCsExpression, SyntaxKinds.NotInExpression, SyntaxKinds.NotInCsExpression, SyntaxKinds.HasAnyExpression,
    }.ToFrozenSet(StringComparer.Ordinal);

    // Say which columns there are, in their order.
    private static readonly FrozenSet<string> OrderColumns = new[] { SyntaxKinds.DistinctOperator, SyntaxKinds.ProjectOperator, SyntaxKinds.SummarizeOperator }.ToFrozenSet(StringComparer.Ordinal);

    // Leave them in their order, and new ones come last.
    private static readonly FrozenSet<string> KeepOrder = new[]
    {
        SyntaxKinds.ExtendOperator, SyntaxKinds.FilterOperator, SyntaxKinds.SampleOperator, SyntaxKinds.SortOperator, SyntaxKinds.TakeOperator, SyntaxKinds.TopOperator,
    }.ToFrozenSet(StringComparer.Ordinal);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        foreach (var node in context.Bound.Root.DescendantsAndSelf())
        {
            if (!Kinds.Contains(node.Kind) || node.Node("Left") is not { } left || node.Node("Right") is not { } right || ColumnOf(left) is not { } column)
                continue;
            if (right.Items("Expressions").ToList() is not [var only] || only.WithoutParentheses() is not { ResultType: TableSymbol { IsOpen: false, Columns: [var first, ..] and var columns } } rows)
                continue;
            if (first.Name != column && columns.Any(other => other.Name == column) && HaveStatedOrder(rows, context.Rows))
                context.Report(Rule, rows.Span, node.Child("Operator")?.Text ?? "in", column, first.Name, columns.Length, column);
        }
    }

    // The order in which a table or a function of the schema has its columns is not known here.
    private static bool HaveStatedOrder(SyntaxNode rows, ResultRows sources)
    {
        var node = rows;
        // No query has as many operators.
        for (var steps = 0; steps < 1_000; steps++)
        {
            if (node.Node("Operator") is { } stage && node.Kind == SyntaxKinds.PipeExpression)
            {
                if (OrderColumns.Contains(stage.Kind))
                    return true;
                if (!KeepOrder.Contains(stage.Kind))
                    return false;
            }
            if (sources.Inputs(node).ToList() is not [var only])
                return false;
            node = only;
        }
        return false;
    }

    // The one column that a value is made of: UserId, tolower(UserId).
    private static string? ColumnOf(SyntaxNode value) =>
        value.DescendantsAndSelf().Where(node => node.Kind == SyntaxKinds.NameReference && node.ReferencedSymbol is ColumnSymbol).ToList() is [var only] ? only.NameText() : null;
}
