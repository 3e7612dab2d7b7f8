using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Output;

/// <summary>The columns that a query returns.</summary>
internal sealed class OutputColumns
{
    private readonly ResultRows _rows;

    private OutputColumns(ImmutableArray<ColumnSymbol> all, ResultRows rows, bool isComplete)
    {
        All = all;
        _rows = rows;
        IsComplete = isComplete;
    }

    /// <summary>Those that are certain to be there, in the order of the output; empty for a query with errors.</summary>
    public ImmutableArray<ColumnSymbol> All { get; }

    /// <summary>
    /// Whether there are no others. Unknown, so false, for a query with errors, for rows of a table nobody declared, and where
    /// data decide what columns there are (<c>bag_unpack</c>, <c>pivot</c>), unless the query names its columns afterwards.
    /// </summary>
    public bool IsComplete { get; }

    public static OutputColumns Of(QueryContext query)
    {
        var rows = query.Rows;
        if (query.Bound.ResultType is not TableSymbol type || rows.Result is null || query.Findings.HaveErrors)
            return new OutputColumns([], rows, isComplete: false);
        return new OutputColumns(type.Columns, rows, KnownColumns.AreIn(rows));
    }

    /// <summary>The column of exactly this name, or null.</summary>
    public ColumnSymbol? Find(string name) => All.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.Ordinal));

    /// <summary>The columns whose name differs from <paramref name="name"/> in letter case only.</summary>
    public IEnumerable<ColumnSymbol> FindInOtherCase(string name) =>
        All.Where(column => !string.Equals(column.Name, name, StringComparison.Ordinal) && string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The last tabular operator of the query that had the column in its rows and does not pass it on; null where no rows had it.</summary>
    public SyntaxNode? FindLossOf(string name)
    {
        var pending = new Stack<SyntaxNode>();
        var seen = new HashSet<SyntaxNode>();
        if (_rows.Result is not null)
            pending.Push(_rows.Result);
        while (pending.TryPop(out var node))
        {
            if (!seen.Add(node))
                continue;
            var inputs = _rows.Inputs(node).ToList();
            if (inputs.Exists(input => Has(input, name)))
                return node.Kind == SyntaxKinds.PipeExpression ? node.Node("Operator") : node;
            for (var i = inputs.Count - 1; i >= 0; i--)
                pending.Push(inputs[i]);
        }
        return null;
    }

    /// <summary>The tabular operator that made a column of the output; null where it comes from its source as it is.</summary>
    public SyntaxNode? FindMakerOf(ColumnSymbol column)
    {
        var seen = new HashSet<SyntaxNode>();
        for (var node = _rows.Result; node is not null && seen.Add(node);)
        {
            var input = _rows.Inputs(node).FirstOrDefault(rows => rows.ResultType is TableSymbol table && table.Columns.Contains(column, ReferenceEqualityComparer.Instance));
            if (input is null)
                return node.Kind == SyntaxKinds.PipeExpression ? node.Node("Operator") : null;
            node = input;
        }
        return null;
    }

    private static bool Has(SyntaxNode rows, string name) =>
        rows.ResultType is TableSymbol table && table.Columns.Any(column => string.Equals(column.Name, name, StringComparison.Ordinal));
}
