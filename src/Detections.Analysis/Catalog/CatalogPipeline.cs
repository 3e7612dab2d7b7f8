using System.Collections.Immutable;

namespace Detections.Analysis.Catalog;

/// <summary>Rows and the operators they go through.</summary>
/// <param name="Name">The <c>let</c> that it defines; null for the outer pipeline and for one written inside of an operator.</param>
/// <param name="RunsOn">The <c>let</c> that its rows come from; null where they come from elsewhere.</param>
/// <param name="Stages">In the order of the rows' way. Those of the pipelines of a query are numbered through.</param>
public sealed record CatalogPipeline(string? Name, string? RunsOn, ImmutableArray<CatalogStage> Stages);

/// <summary>A source or an operator.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Operator">The operator as it is written (<c>where</c>, <c>summarize</c>, <c>project-away</c>), or <see cref="Source"/>.</param>
/// <param name="Text">Its text without comments, with its bar; the first of a pipeline that runs on a <c>let</c> has the name before it.</param>
public sealed record CatalogStage(int Number, string Operator, string Text)
{
    /// <summary>The <see cref="Operator"/> of rows that no operator makes: a table, a call.</summary>
    public const string Source = "source";

    /// <summary>Line of its text in the query, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>
    /// What it says, the same for all ways to write it: names declared by <c>let</c> are replaced by what they stand for. First the operator with its
    /// parameters, then what it lists, in no order that matters. Empty where <see cref="Predicate"/> says it all.
    /// </summary>
    public ImmutableArray<string> Meaning { get; init; } = [];

    /// <summary>The condition of a <c>where</c>, <c>search</c> or <c>find</c>; null for other operators.</summary>
    public CatalogPredicate? Predicate { get; init; }

    /// <summary>The rows that a join, lookup or union takes in besides those before it, in the order of the text.</summary>
    public ImmutableArray<CatalogInput> Inputs { get; init; } = [];

    /// <summary>How a join or lookup joins (<c>inner</c>, <c>leftanti</c>), the default where it does not say; null for other operators.</summary>
    public string? JoinKind { get; init; }
}

/// <summary>Rows that an operator takes in.</summary>
/// <param name="Text">As written, on one line: the name of a table or <c>let</c>, or an expression.</param>
/// <param name="Pipeline">The operators in it, their stages counted from 1; null where it has none, and where it is nested too deeply.</param>
public sealed record CatalogInput(string Text, CatalogPipeline? Pipeline)
{
    /// <summary>The <c>let</c> it names; null where it names none.</summary>
    public string? Binding { get; init; }

    /// <summary>As <see cref="CatalogPredicate.Meaning"/>; null also where <see cref="Pipeline"/> says it.</summary>
    public string? Meaning { get; init; }
}
