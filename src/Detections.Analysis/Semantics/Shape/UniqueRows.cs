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
        if (rows.ResultType is not TableSymbol { IsOpen: false } type || type.Columns.All(column => IsOneOf(column, keys)))
            return false;
        var pending = new Stack<SyntaxNode>([rows]);
        var seen = new HashSet<SyntaxNode>();
        while (pending.TryPop(out var node))
        {
            if (!seen.Add(node) || IsOnePerKey(node, keys))
                continue;
            if (node is { Kind: SyntaxKinds.NameReference, ResultType: TableSymbol { IsDeclared: true } })
                return true;
            foreach (var input in sources.Inputs(node))
                pending.Push(input);
        }
        return false;
    }

    private static bool IsOnePerKey(SyntaxNode node, IReadOnlyCollection<ColumnSymbol> keys) =>
        node.Kind == SyntaxKinds.PipeExpression && node.Node("Operator") is { } stage && node.ResultType is TableSymbol { Columns: var columns } && stage.Kind switch
        {
            SyntaxKinds.CountOperator => true,
            // The columns after 'by' come first.
            SyntaxKinds.SummarizeOperator => columns.Take(stage.Node("ByClause")?.Items("Expressions").Count() ?? 0).All(column => IsOneOf(column, keys)),
            SyntaxKinds.DistinctOperator => columns.All(column => IsOneOf(column, keys)),
            SyntaxKinds.MakeSeriesOperator or SyntaxKinds.EvaluateOperator or SyntaxKinds.InvokeOperator or SyntaxKinds.PartitionOperator or SyntaxKinds.MvApplyOperator => true,
            _ => false,
        };

    // A column made from one of them alone, as by 'project', says the same.
    private static bool IsOneOf(ColumnSymbol column, IReadOnlyCollection<ColumnSymbol> keys) =>
        keys.Contains(column, ReferenceEqualityComparer.Instance)
        || keys.Any(key => key.Originals.Contains(column, ReferenceEqualityComparer.Instance) || (column.Originals is [var only] && (only == key || key.Originals.Contains(only, ReferenceEqualityComparer.Instance))));
}
