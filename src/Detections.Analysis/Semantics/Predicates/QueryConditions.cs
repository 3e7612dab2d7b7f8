using System.Collections.Immutable;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Predicates;

/// <summary>A <c>where</c>, <c>search</c> or <c>find</c> of a query.</summary>
/// <param name="Operator">The tabular operator.</param>
/// <param name="Predicate">Its condition.</param>
internal sealed record QueryCondition(SyntaxNode Operator, Predicate Predicate)
{
    /// <summary>
    /// What is true of every row that comes in, of columns that nothing has made anew since: the conditions before it in its pipeline, and in
    /// the <c>let</c> that the pipeline starts with; in the order of the rows' way.
    /// </summary>
    public required ImmutableArray<Predicate> Before { get; init; }
}

/// <summary>The conditions of a query, wherever in it they stand.</summary>
internal sealed class QueryConditions
{
    // Each row of the result is one of the rows before, or stands for some that have these columns in common.
    private static readonly string[] KeepsRows =
    [
        SyntaxKinds.FilterOperator, SyntaxKinds.ExtendOperator, SyntaxKinds.ProjectOperator, SyntaxKinds.ProjectAwayOperator, SyntaxKinds.ProjectKeepOperator,
        SyntaxKinds.ProjectReorderOperator, SyntaxKinds.ProjectRenameOperator, SyntaxKinds.DistinctOperator, SyntaxKinds.SummarizeOperator, SyntaxKinds.SortOperator,
        SyntaxKinds.TopOperator, SyntaxKinds.TakeOperator, SyntaxKinds.SampleOperator, SyntaxKinds.SerializeOperator, SyntaxKinds.AsOperator,
        SyntaxKinds.ParseOperator, SyntaxKinds.ParseWhereOperator, SyntaxKinds.ParseKvOperator, SyntaxKinds.MvExpandOperator, SyntaxKinds.LookupOperator, SyntaxKinds.JoinOperator,
    ];
    private static readonly string[] HaveConditions = [SyntaxKinds.FilterOperator, SyntaxKinds.SearchOperator, SyntaxKinds.FindOperator];
    private static readonly string[] KeepingJoins = ["inner", "innerunique", "leftouter", "leftsemi", "leftanti", "anti", "leftantisemi"];

    // Queries of strangers; nobody reads more of them.
    private const int MaxStanding = 500;
    private const int MaxNames = 60;

    private readonly LetBindings _bindings;
    private readonly PredicateReader _reader;
    private readonly CallFrames _frames;
    private readonly Dictionary<SyntaxNode, Predicate> _predicates = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SyntaxNode, ImmutableList<StandingPredicate>> _standing = new(ReferenceEqualityComparer.Instance);

    private QueryConditions(SyntaxNode root, LetBindings bindings)
    {
        _bindings = bindings;
        _reader = new PredicateReader(new ConstantTexts(_bindings));
        _frames = new CallFrames(root, _bindings);
        All = [.. root.DescendantsAndSelf().Where(node => HaveConditions.Contains(node.Kind, StringComparer.Ordinal) && node.Node("Condition") is not null)
            .Select(node => new QueryCondition(node, PredicateOf(node)) { Before = node.Parent?.Kind == SyntaxKinds.PipeExpression && node.Parent.Node("Expression") is { } input ? [.. Standing(input).Select(one => one.Predicate)] : [] })];
    }

    /// <summary>In the order of the text.</summary>
    public ImmutableArray<QueryCondition> All { get; }

    /// <param name="query">The query.</param>
    /// <param name="lets">The names it declares.</param>
    public static QueryConditions Of(BoundQuery query, LetBindings lets) => new(query.Root, lets);

    private Predicate PredicateOf(SyntaxNode filter)
    {
        if (!_predicates.TryGetValue(filter, out var predicate))
            _predicates[filter] = predicate = _reader.Read(filter.Node("Condition")!, _frames.Around(filter));
        return predicate;
    }

    // What is true of all rows of an expression.
    private ImmutableList<StandingPredicate> Standing(SyntaxNode rows)
    {
        var operators = new Stack<SyntaxNode>();
        var standing = ImmutableList<StandingPredicate>.Empty;
        var (node, names) = (rows, 0);
        while (!_standing.TryGetValue(node, out standing!))
        {
            standing = [];
            if (node.Kind == SyntaxKinds.PipeExpression && node.Node("Expression") is { } input)
            {
                operators.Push(node);
                node = input;
            }
            else if (node.Kind is SyntaxKinds.ParenthesizedExpression or SyntaxKinds.MaterializeExpression && node.Node("Expression") is { } inner)
                node = inner;
            else if (node.Kind == SyntaxKinds.NameReference && _bindings.Find(node.ReferencedSymbol) is { Expression: { IsTabular: true, Kind: not SyntaxKinds.FunctionDeclaration } value } && names++ < MaxNames)
                node = value;
            else
                break;
        }
        while (operators.TryPop(out var pipe))
            _standing[pipe] = standing = After(pipe.Node("Operator")!, pipe, standing);
        return standing;
    }

    private ImmutableList<StandingPredicate> After(SyntaxNode tabularOperator, SyntaxNode pipe, ImmutableList<StandingPredicate> before)
    {
        if (!Keeps(tabularOperator) || pipe.ResultType is not TableSymbol { Columns: var columns })
            return [];
        var overwritten = tabularOperator.OverwrittenColumns();
        var left = columns.Where(column => !overwritten.Contains(column.Name)).ToHashSet(ReferenceEqualityComparer.Instance);
        var standing = before.RemoveAll(one => !one.Columns.All(left.Contains));
        if (tabularOperator.Kind != SyntaxKinds.FilterOperator || tabularOperator.Node("Condition") is null)
            return standing;
        // A condition of which one column is not known would be held for true of another one of its name.
        var conjuncts = PredicateOf(tabularOperator).Conjuncts.Select(one => new StandingPredicate(one, [.. one.Columns()])).Where(one => !one.Columns.IsEmpty && one.Columns.All(left.Contains));
        return standing.Count < MaxStanding ? standing.AddRange(conjuncts.Take(MaxStanding)) : standing;
    }

    private static bool Keeps(SyntaxNode tabularOperator) =>
        KeepsRows.Contains(tabularOperator.Kind, StringComparer.Ordinal)
        && (tabularOperator.Kind != SyntaxKinds.JoinOperator || KeepingJoins.Contains(tabularOperator.Parameter("kind") ?? "innerunique", StringComparer.Ordinal));

    // Every operator behind asks for the columns again.
    private sealed record StandingPredicate(Predicate Predicate, ImmutableArray<ColumnSymbol?> Columns);
}
