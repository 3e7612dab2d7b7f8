using System.Collections.Immutable;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Predicates;

/// <summary>A condition on a row, as a tree.</summary>
/// <param name="Node">What says it; two parts of <c>x between (1 .. 5)</c> have the same.</param>
internal abstract record Predicate(SyntaxNode Node)
{
    /// <summary>Where it stands in the query.</summary>
    public TextSpan Span => Node.Span;

    /// <summary>The conditions that all have to hold for this one to hold, however they are nested; of anything but a conjunction it is the condition itself.</summary>
    public IEnumerable<Predicate> Conjuncts => this is Conjunction { Parts: var parts } ? parts.SelectMany(part => part.Conjuncts) : [this];

    /// <summary>This condition and those it is made of, each before its parts.</summary>
    public IEnumerable<Predicate> DescendantsAndSelf() => this switch
    {
        Conjunction { Parts: var parts } => parts.SelectMany(part => part.DescendantsAndSelf()).Prepend(this),
        Disjunction { Parts: var parts } => parts.SelectMany(part => part.DescendantsAndSelf()).Prepend(this),
        Negation { Part: var part } => part.DescendantsAndSelf().Prepend(this),
        _ => [this],
    };

    /// <summary>The comparisons in it, in the order of the text.</summary>
    public IEnumerable<Comparison> Comparisons => this switch
    {
        Comparison comparison => [comparison],
        Conjunction { Parts: var parts } => parts.SelectMany(part => part.Comparisons),
        Disjunction { Parts: var parts } => parts.SelectMany(part => part.Comparisons),
        Negation { Part: var part } => part.Comparisons,
        _ => [],
    };

    /// <summary>The columns whose values it asks for, each as often as it does; null for one that the engine does not know.</summary>
    public IEnumerable<ColumnSymbol?> Columns() =>
        Node.PartsOfValue().Where(part => (part.ColumnName() is not null && !IsPartOfPath(part)) || part.ColumnNameIfExists() is not null).Select(part => part.ReferencedSymbol as ColumnSymbol);

    private static bool IsPartOfPath(SyntaxNode name) => name.Parent is { Kind: SyntaxKinds.PathExpression } path && path.Node("Selector") == name;
}

/// <summary>All of the parts hold.</summary>
internal sealed record Conjunction(SyntaxNode Node, ImmutableArray<Predicate> Parts) : Predicate(Node);

/// <summary>One of the parts holds.</summary>
internal sealed record Disjunction(SyntaxNode Node, ImmutableArray<Predicate> Parts) : Predicate(Node);

/// <summary>The part does not hold. An operator that negates by itself (<c>!has</c>) is a comparison.</summary>
internal sealed record Negation(SyntaxNode Node, Predicate Part) : Predicate(Node);

/// <summary>A condition of which no more is known than its text: it compares columns with each other, with rows, with the time of the run.</summary>
/// <param name="Node">What says it.</param>
/// <param name="IsTooDeep">Whether nobody looked, so that it may be any condition.</param>
internal sealed record OpaquePredicate(SyntaxNode Node, bool IsTooDeep = false) : Predicate(Node);
