using System.Collections.Immutable;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Catalog;

/// <summary>What the catalog knows of one query of a rule.</summary>
public sealed record CatalogQuery
{
    /// <summary>The query as Kusto reads it.</summary>
    public required string Text { get; init; }

    /// <summary>The heading above it in a document; null elsewhere.</summary>
    public string? Heading { get; init; }

    /// <summary>Its first line in the file, counted from 1.</summary>
    public required int Line { get; init; }

    public required KustoEnvironment Environment { get; init; }

    /// <summary>Whether the engine analyzed it. Otherwise nothing that follows is known.</summary>
    public required bool IsAnalyzed { get; init; }

    /// <summary>The tables it reads, each once, in the order of the text.</summary>
    public ImmutableArray<string> Tables { get; init; } = [];

    /// <summary>The functions of the workspace or of the platform it gets rows from, each once, in the order of the text.</summary>
    public ImmutableArray<string> Functions { get; init; } = [];

    /// <summary>Whether it may read other tables too: behind a wildcard, <c>search</c>, another service.</summary>
    public bool ReadsOthers { get; init; }

    /// <summary>The values it declares with <c>let</c>, in the order of the text.</summary>
    public ImmutableArray<CatalogBinding> Parameters { get; init; } = [];

    /// <summary>The rows and functions it declares with <c>let</c> and that are not among <see cref="Pipelines"/>, in the order of the text.</summary>
    public ImmutableArray<CatalogBinding> Bindings { get; init; } = [];

    /// <summary>
    /// The way of the rows from the first source to the result: the <c>let</c> that the result starts with, before it the one that this
    /// starts with and so on, and last the outer pipeline. A query with several results has the pipelines of each, in the order of the text.
    /// </summary>
    public ImmutableArray<CatalogPipeline> Pipelines { get; init; } = [];

    /// <summary>What the query looks for, by field, then by kind.</summary>
    public ImmutableArray<CatalogIndicator> Indicators { get; init; } = [];

    /// <summary>What the query lets go, by field, then by kind.</summary>
    public ImmutableArray<CatalogIndicator> Exclusions { get; init; } = [];

    /// <summary>How large an aggregate must be, in the order of the text.</summary>
    public ImmutableArray<CatalogThreshold> Thresholds { get; init; } = [];

    /// <summary>What the rows of the result are grouped by: of the last <c>summarize</c> in <see cref="Pipelines"/>, as written.</summary>
    public ImmutableArray<string> GroupBy { get; init; } = [];

    /// <summary>How far back it looks at most, by the times it states; null where it states none that is known.</summary>
    public TimeSpan? Lookback { get; init; }

    /// <summary>The fields of the result that the query makes or names, in the order of the result. Those that only come along with their table are none of them.</summary>
    public ImmutableArray<CatalogField> OutputFields { get; init; } = [];

    /// <summary>Whether the result has other fields too, which come along with their table.</summary>
    public bool PassesFields { get; init; }

    /// <summary>Whether nobody can list the fields of the result: a table that is not declared, a part that data decide, an error in the query.</summary>
    public bool IsOutputOpen { get; init; }
}

/// <summary>What a <c>let</c> declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">The statement without comments.</param>
/// <param name="DerivedFrom">The other names declared by <c>let</c> that it uses, each once, in the order of its text.</param>
public sealed record CatalogBinding(string Name, string Text, ImmutableArray<string> DerivedFrom)
{
    /// <summary>Whether it is a function.</summary>
    public bool IsFunction { get; init; }

    /// <summary>What a name that stands for texts or numbers stands for, in their order; empty for others.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>The pipeline of rows; its stages are counted from 1. Null for a value.</summary>
    public CatalogPipeline? Pipeline { get; init; }
}

/// <summary>A field of the result.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its Kusto type; <c>unknown</c> where the engine cannot tell.</param>
/// <param name="Source">The operator that makes or names it: <c>extend</c>, <c>project</c>, <c>summarize</c>.</param>
public sealed record CatalogField(string Name, string Type, string Source)
{
    /// <summary>The number of the stage; null where it stands in a binding or in the pipeline of a join.</summary>
    public int? Stage { get; init; }

    /// <summary>What the rule uses it for, as words: <c>'HostName' of the entity 'Host'</c>, <c>the custom detail 'Computer'</c>.</summary>
    public ImmutableArray<string> Feeds { get; init; } = [];
}
