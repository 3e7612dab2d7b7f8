using System.Collections.Immutable;
using Detections.Analysis.Semantics.Output;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto;
using Detections.Kusto.Schema;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Time;

/// <summary>How far back a query looks, by the times that it states itself.</summary>
internal sealed class QueryTimes
{
    private readonly ResultRows _rows;
    private readonly Moments _moments;
    private readonly ImmutableArray<string> _columns;
    private readonly bool _computesTime;

    private QueryTimes(BoundQuery query, LetBindings bindings, ResultRows rows, KustoEnvironment environment)
    {
        _columns = TimeFilter.ColumnsIn(environment);
        _rows = rows;
        _moments = new Moments(bindings, new ConstantDurations(bindings));
        // A column that the query makes may be the time of no event.
        _computesTime = query.Root.DescendantsAndSelf().Any(node => node.Kind == SyntaxKinds.NameDeclaration && _columns.Contains(node.NameText(), StringComparer.Ordinal));
        Filters = _computesTime ? [] : [.. query.Root.DescendantsAndSelf().Where(IsFilterOfLog).SelectMany(pipe => TimeFilter.AllIn(pipe.Node("Operator")!, _moments, _columns))];
    }

    /// <summary>The filters on the time of rows of logs, in the order of the text; none where the query computes the column of that time itself.</summary>
    public ImmutableArray<TimeFilter> Filters { get; }

    public static QueryTimes Of(BoundQuery query, LetBindings bindings, ResultRows rows, KustoEnvironment environment) => new(query, bindings, rows, environment);

    /// <summary>
    /// The oldest moment of which the query returns rows, or of which a join adds any to them; null where a source is read without a limit, or with one
    /// that is not known.
    /// </summary>
    public Moment? Oldest => _computesTime || _rows.Result is null ? null : new LookbackReading(_rows, _moments, _columns).Of(_rows.Result);

    private bool IsFilterOfLog(SyntaxNode node) =>
        node.Kind == SyntaxKinds.PipeExpression && node.Node("Operator")?.Kind == SyntaxKinds.FilterOperator && node.Node("Expression") is { } input && AreLogs(input);

    /// <summary>Whether rows come from tables of the workspace only, which are what the platform limits to the period of the rule.</summary>
    private bool AreLogs(SyntaxNode rows)
    {
        var pending = new Stack<SyntaxNode>([rows]);
        var seen = new HashSet<SyntaxNode>();
        while (pending.TryPop(out var node))
        {
            if (!seen.Add(node))
                continue;
            var inputs = _rows.Inputs(node).ToList();
            if (inputs.Count == 0 && node is not { Kind: SyntaxKinds.NameReference, ResultType: TableSymbol { IsDeclared: true } })
                return false;
            inputs.ForEach(pending.Push);
        }
        return true;
    }
}
