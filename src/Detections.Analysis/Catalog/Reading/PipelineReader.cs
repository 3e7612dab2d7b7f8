using System.Collections.Immutable;
using Detections.Analysis.Semantics.Predicates;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Catalog.Reading;

/// <summary>Takes the rows of a query apart into pipelines and their stages.</summary>
internal sealed class PipelineReader(string text, LetBindings bindings, IReadOnlyDictionary<SyntaxNode, Predicate> conditions)
{
    private readonly ResolvedText _meanings = new(bindings);

    // The text of a stage holds those of the pipelines in it: what strangers nest deeper is shown as text only.
    private const int MaxDepth = 8;

    private readonly Dictionary<SyntaxNode, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<SyntaxNode> _shown = new(ReferenceEqualityComparer.Instance);

    /// <summary>The pipelines that lead to the results, their stages numbered through.</summary>
    public ImmutableArray<CatalogPipeline> ReadMain(IEnumerable<SyntaxNode> results)
    {
        var pipelines = ImmutableArray.CreateBuilder<CatalogPipeline>();
        foreach (var result in results)
        {
            foreach (var part in WayTo(result))
                pipelines.Add(Read(part, _numbers.Count + 1, depth: 0, _numbers));
        }
        return pipelines.ToImmutable();
    }

    /// <summary>The pipeline of an expression by itself; null where it is no more than a name or a call.</summary>
    public CatalogPipeline? ReadInner(SyntaxNode rows) => ReadInner(rows, depth: 0);

    /// <summary>Whether <see cref="ReadMain"/> has shown these rows, which a <c>let</c> names.</summary>
    public bool IsShown(SyntaxNode rows) => _shown.Contains(rows);

    /// <summary>The last operator of a kind among those of <see cref="ReadMain"/>; null where there is none.</summary>
    public SyntaxNode? LastOf(string kind) => _numbers.Keys.Where(one => one.Kind == kind).MaxBy(one => _numbers[one]);

    /// <summary>The number of an operator among those of <see cref="ReadMain"/>; null where it is none of them.</summary>
    public int? NumberOf(SyntaxNode tabularOperator) => _numbers.TryGetValue(tabularOperator, out var number) ? number : null;

    // The pipelines that follow one on another by names, the first source first.
    private Stack<Part> WayTo(SyntaxNode result)
    {
        var parts = new Stack<Part>();
        var (node, name) = (result, (string?)null);
        while (true)
        {
            var (source, operators) = Chain(node);
            if (source.Kind != SyntaxKinds.NameReference || bindings.Find(source.ReferencedSymbol) is not { Function: null, Expression: { IsTabular: true, Kind: not SyntaxKinds.FunctionDeclaration } rows } || HasNoOperators(rows))
            {
                parts.Push(new Part(name, null, source, operators));
                return parts;
            }
            if (operators.Count > 0)
                parts.Push(new Part(name, source.NameText(), source, operators));
            // The pipelines of an earlier result are not told again.
            if (!_shown.Add(rows))
                return parts;
            (node, name) = (rows, source.NameText());
        }
    }

    private static bool HasNoOperators(SyntaxNode rows) => Chain(rows) is (var source, { Count: 0 }) && !source.IsTabularOperator;

    private CatalogPipeline? ReadInner(SyntaxNode rows, int depth)
    {
        var (source, operators) = Chain(rows);
        if (depth > MaxDepth || (operators.Count == 0 && !source.IsTabularOperator))
            return null;
        var runsOn = source.Kind == SyntaxKinds.NameReference && bindings.Find(source.ReferencedSymbol) is not null ? source.NameText() : null;
        return Read(new Part(null, runsOn, source, operators), 1, depth, []);
    }

    private CatalogPipeline Read(Part part, int first, int depth, Dictionary<SyntaxNode, int> numbers)
    {
        var stages = ImmutableArray.CreateBuilder<CatalogStage>();
        if (part.RunsOn is null)
            stages.Add(Stage(part.Source, part.Source.IsTabularOperator ? OperatorOf(part.Source) : CatalogStage.Source, part.Source.WithoutComments(), part.Source));
        foreach (var next in part.Operators)
        {
            var bar = "| " + next.WithoutComments();
            var startsWithName = part.RunsOn is not null && stages.Count == 0;
            stages.Add(Stage(next, OperatorOf(next), startsWithName ? $"{part.Source.WithoutComments()}\n{bar}" : bar, startsWithName ? part.Source : next));
        }
        return new CatalogPipeline(part.Name, part.RunsOn, stages.ToImmutable());

        CatalogStage Stage(SyntaxNode node, string name, string shown, SyntaxNode start)
        {
            var number = first + stages.Count;
            numbers[node] = number;
            return new CatalogStage(number, name, shown)
            {
                Line = text.AsSpan(0, start.Span.Start).Count('\n') + 1,
                Meaning = node.Kind == SyntaxKinds.FilterOperator && conditions.ContainsKey(node) ? [] : StageMeaning.Of(node, _meanings),
                Predicate = conditions.TryGetValue(node, out var predicate) ? new PredicateWriter(_meanings).Write(predicate) : null,
                Inputs = [.. InputsOf(node).Select(rows => Input(rows, depth))],
                JoinKind = StageMeaning.JoinKindOf(node),
            };
        }
    }

    private CatalogInput Input(SyntaxNode rows, int depth)
    {
        var pipeline = ReadInner(rows, depth + 1);
        var (shown, meaning) = (rows.OnOneLine(), _meanings.Of(rows.WithoutParentheses()));
        return new CatalogInput(shown, pipeline)
        {
            Meaning = pipeline is null && meaning != shown ? meaning : null,
            Binding = rows.WithoutParentheses() is { Kind: SyntaxKinds.NameReference } name && bindings.Find(name.ReferencedSymbol) is not null ? name.NameText() : null,
        };
    }

    private static IEnumerable<SyntaxNode> InputsOf(SyntaxNode tabularOperator) => tabularOperator.Kind switch
    {
        SyntaxKinds.JoinOperator or SyntaxKinds.LookupOperator => tabularOperator.Node("Expression") is { } rows ? [rows] : [],
        SyntaxKinds.UnionOperator => tabularOperator.Items("Expressions"),
        _ => [],
    };

    /// <summary>The word an operator starts with.</summary>
    public static string OperatorOf(SyntaxNode tabularOperator) => tabularOperator.Children.OfType<SyntaxToken>().FirstOrDefault()?.Text ?? tabularOperator.Kind;

    private static (SyntaxNode Source, IReadOnlyCollection<SyntaxNode> Operators) Chain(SyntaxNode rows)
    {
        var operators = new Stack<SyntaxNode>();
        var node = rows;
        while (true)
        {
            if (node.Kind == SyntaxKinds.PipeExpression && node.Node("Expression") is { } before && node.Node("Operator") is { } last)
            {
                operators.Push(last);
                node = before;
            }
            else if (node.Kind is SyntaxKinds.ParenthesizedExpression or SyntaxKinds.MaterializeExpression && node.Node("Expression") is { } inner)
                node = inner;
            else
                return (node, operators);
        }
    }

    private sealed record Part(string? Name, string? RunsOn, SyntaxNode Source, IReadOnlyCollection<SyntaxNode> Operators);
}
