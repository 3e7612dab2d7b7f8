using System.Collections.Frozen;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Shape;

/// <summary>Where in a query a condition could stand as well: in front of an operator that costs much and leaves its columns as they are.</summary>
internal static class EarlierPlace
{
    // Every row goes through them by itself.
    private static readonly FrozenSet<string> RowByRow = new[]
    {
        SyntaxKinds.ExtendOperator, SyntaxKinds.FilterOperator, SyntaxKinds.ParseOperator, SyntaxKinds.ParseKvOperator, SyntaxKinds.ProjectAwayOperator,
        SyntaxKinds.ProjectKeepOperator, SyntaxKinds.ProjectOperator, SyntaxKinds.ProjectRenameOperator, SyntaxKinds.ProjectReorderOperator, SyntaxKinds.SortOperator,
    }.ToFrozenSet(StringComparer.Ordinal);

    // Cost little, and look at their own row only.
    private static readonly FrozenSet<string> Cheap = new[]
    {
        "ago", "array_length", "bin", "coalesce", "datetime_diff", "isempty", "isnotempty", "isnotnull", "isnull", "not", "now", "startofday", "strlen",
        "tobool", "todatetime", "toint", "tolong", "tolower", "tostring", "toupper",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Read more than a value of each row: a part of a dynamic value, a regular expression.
    private static readonly FrozenSet<string> CostlyKinds = new[] { "ElementExpression", "MatchesRegexExpression", SyntaxKinds.PathExpression }.ToFrozenSet(StringComparer.Ordinal);

    // Of these kinds a join returns no row more for a row on the left, whatever the other rows there are.
    private static readonly string[] KindsByRow = ["anti", "inner", "leftanti", "leftantisemi", "leftouter", "leftsemi"];

    /// <summary>The first operator, in the order of the text, in front of which a condition would keep the same rows; null for none.</summary>
    /// <param name="condition">The condition, or one of several that all have to hold.</param>
    /// <param name="rows">The rows that it filters.</param>
    public static SyntaxNode? Of(SyntaxNode condition, SyntaxNode rows)
    {
        if (ColumnsOf(condition) is not { Count: > 0 } columns)
            return null;
        SyntaxNode? earliest = null;
        for (var node = rows.WithoutParentheses(); node.Node("Operator") is { } stage && node.Node("Expression") is { } input; node = input.WithoutParentheses())
        {
            if (input.ResultType is not TableSymbol { Columns: var before } || !columns.All(column => before.Contains(column, ReferenceEqualityComparer.Instance)))
                break;
            if (stage.OverwrittenColumns() is { Count: > 0 } overwritten && columns.Any(column => overwritten.Contains(column.Name)))
                break;
            if (CostsMuch(stage) && (stage.Kind != SyntaxKinds.JoinOperator || KindsByRow.Contains(stage.Parameter("kind"), StringComparer.Ordinal)))
                earliest = stage;
            else if (!RowByRow.Contains(stage.Kind))
                break;
        }
        return earliest;
    }

    // Null for a condition that may cost more than the operator, or that more than the row decides.
    private static HashSet<ColumnSymbol>? ColumnsOf(SyntaxNode condition)
    {
        var columns = new HashSet<ColumnSymbol>();
        foreach (var part in condition.DescendantsAndSelf())
        {
            if (part.IsTabular || CostlyKinds.Contains(part.Kind) || (part.Kind == SyntaxKinds.FunctionCallExpression && !Cheap.Contains(part.ReferencedSymbol?.Name ?? "")))
                return null;
            if (part.Kind != SyntaxKinds.NameReference || part.Parent?.Kind == SyntaxKinds.FunctionCallExpression)
                continue;
            if (part.ReferencedSymbol is null or OtherSymbol)
                return null;
            if (part.ReferencedSymbol is ColumnSymbol column)
                columns.Add(column);
        }
        return columns;
    }

    private static bool CostsMuch(SyntaxNode stage) =>
        stage.Kind is SyntaxKinds.JoinOperator or SyntaxKinds.MvExpandOperator || (stage.Kind == SyntaxKinds.InvokeOperator && stage.Node("Function")?.Node("Name")?.NameText() == "FileProfile");
}
