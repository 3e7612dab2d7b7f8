using System.Collections.Frozen;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Shape;

/// <summary>Where in a query conditions could stand as well: in front of an operator that costs much and leaves their columns as they are.</summary>
internal sealed class EarlierPlaces
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

    // Of one column. The same rows are asked for by every condition behind them.
    private readonly Dictionary<(SyntaxNode Rows, ColumnSymbol Column), SyntaxNode?> _places = [];

    /// <summary>The first operator, in the order of the text, in front of which a condition would keep the same rows; null for none.</summary>
    /// <param name="condition">The condition, or one of several that all have to hold.</param>
    /// <param name="rows">The rows that it filters.</param>
    public SyntaxNode? Of(SyntaxNode condition, SyntaxNode rows)
    {
        if (ColumnsOf(condition) is not { Count: > 0 } columns)
            return null;
        // All of the columns have to be as they are: the last of their places is where they are.
        var places = columns.Select(column => Of(column, rows)).ToList();
        return places.Contains(null) ? null : places.MaxBy(place => place!.Span.Start);
    }

    private SyntaxNode? Of(ColumnSymbol column, SyntaxNode rows)
    {
        var passed = new Stack<(SyntaxNode Rows, SyntaxNode Stage)>();
        SyntaxNode? place;
        for (var node = rows.WithoutParentheses(); !_places.TryGetValue((node, column), out place); node = node.Node("Expression")!.WithoutParentheses())
        {
            if (node.Node("Operator") is not { } stage || node.Node("Expression") is not { } input || !IsPassed(stage) || !Leaves(stage, input, column))
                break;
            passed.Push((node, stage));
        }
        while (passed.TryPop(out var next))
            _places[(next.Rows, column)] = place ??= CostsMuch(next.Stage) ? next.Stage : null;
        return place;
    }

    private static bool IsPassed(SyntaxNode stage) =>
        RowByRow.Contains(stage.Kind) || (CostsMuch(stage) && (stage.Kind != SyntaxKinds.JoinOperator || KindsByRow.Contains(stage.Parameter("kind"), StringComparer.Ordinal)));

    // Whether the column is the same one in front of the operator.
    private static bool Leaves(SyntaxNode stage, SyntaxNode input, ColumnSymbol column) =>
        input.ResultType is TableSymbol { Columns: var before } && before.Contains(column, ReferenceEqualityComparer.Instance) && !stage.OverwrittenColumns().Contains(column.Name);

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
