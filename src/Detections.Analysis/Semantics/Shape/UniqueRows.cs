using Detections.Analysis.Semantics.Output;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Shape;

/// <summary>What can be said of rows that agree in some columns.</summary>
internal static class UniqueRows
{
    /// <summary>
    /// Whether rows with the same values in <paramref name="keys"/> can differ in other columns: they come from a table, and nothing on the way
    /// makes one row of them. False where that is not known.
    /// </summary>
    public static bool CanDiffer(SyntaxNode rows, IReadOnlyCollection<ColumnSymbol> keys, ResultRows sources)
    {
        if (rows.ResultType is not TableSymbol { IsOpen: false, Columns: var columns } || columns.All(keys.Contains))
            return false;
        var pending = new Stack<SyntaxNode>([rows]);
        var seen = new HashSet<SyntaxNode>();
        while (pending.TryPop(out var node))
        {
            if (!seen.Add(node) || IsNotFollowed(node) || (ColumnsOfOneRow(node) is { } unique && unique.All(column => keys.Contains(column) || !columns.Contains(column))))
                continue;
            if (node is { Kind: SyntaxKinds.NameReference, ResultType: TableSymbol { IsDeclared: true } })
                return true;
            foreach (var input in sources.Inputs(node))
                pending.Push(input);
        }
        return false;
    }

    // The columns in which no two rows agree; null where there are none. Those that the rows no longer have under the same name can be among the keys
    // under another one, so they count for nothing.
    private static IEnumerable<ColumnSymbol>? ColumnsOfOneRow(SyntaxNode node) =>
        (node.Node("Operator"), node.ResultType) switch
        {
            ({ Kind: SyntaxKinds.CountOperator }, _) => [],
            ({ Kind: SyntaxKinds.DistinctOperator }, TableSymbol type) => type.Columns,
            // The columns after 'by' come first.
            ({ Kind: SyntaxKinds.SummarizeOperator } stage, TableSymbol type) => type.Columns.Take(stage.Node("ByClause")?.Items("Expressions").Count() ?? 0),
            _ => null,
        };

    private static bool IsNotFollowed(SyntaxNode node) =>
        node.Node("Operator")?.Kind is SyntaxKinds.MakeSeriesOperator or SyntaxKinds.EvaluateOperator or SyntaxKinds.InvokeOperator or SyntaxKinds.PartitionOperator or SyntaxKinds.MvApplyOperator;
}
