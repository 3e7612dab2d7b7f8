using System.Collections.Immutable;
using Detections.Analysis.Metadata;
using Detections.Analysis.Text;
using Detections.Kusto;
using Detections.Kusto.Schema;

namespace Detections.Analysis.RuleFiles;

/// <summary>One detection rule as its file states it: the model every analyzer and writer reads.</summary>
public sealed record DetectionRule
{
    public required RuleKind Kind { get; init; }

    /// <summary>The whole rule in its file: the document, the YAML document, the JSON object, the .kql file.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The first heading, the <c>name</c> of a YAML rule, the <c>displayName</c> of JSON, the <c>title</c> of a header; null where none is given.</summary>
    public Located<string>? Title { get; init; }

    /// <summary>The paragraphs under the title, or the <c>description</c>; null where none is given.</summary>
    public Located<string>? Description { get; init; }

    /// <summary>What a section <c>References</c> of a Markdown document lists, in file order: addresses, and the text of an item without one. Empty for other files.</summary>
    public ImmutableArray<Located<string>> References { get; init; } = [];

    /// <summary>
    /// Front matter, YAML document, comment header, or custom detection; of an Azure resource its <c>properties</c>. An empty mapping
    /// where there is none.
    /// </summary>
    public required MetadataMapping Metadata { get; init; }

    /// <summary>
    /// Whether the rule is a resource of an ARM template or of an export, so that <see cref="Metadata"/> has the keys of the REST API
    /// (<c>displayName</c>) and not those of Sentinel YAML (<c>name</c>), and id and kind stand outside of it.
    /// </summary>
    public bool IsAzureResource { get; init; }

    /// <summary>The tables of a Markdown document, in file order; empty for other files.</summary>
    public ImmutableArray<RuleTable> Tables { get; init; } = [];

    /// <summary>The queries in file order: one or more, for a rule without a query is none.</summary>
    public required ImmutableArray<RuleQuery> Queries { get; init; }
}

/// <summary>The form a rule is written in, which decides how it is deployed.</summary>
public enum RuleKind
{
    /// <summary>A Markdown document.</summary>
    Document,

    /// <summary>A Sentinel analytics rule with a schedule (<c>kind: Scheduled</c>).</summary>
    ScheduledAnalytics,

    /// <summary>A Sentinel analytics rule that runs in near real time (<c>kind: NRT</c>).</summary>
    NearRealTimeAnalytics,

    /// <summary>A Sentinel hunting query.</summary>
    HuntingQuery,

    /// <summary>A workspace function: a Sentinel parser (<c>FunctionQuery</c>, <c>ParserQuery</c>).</summary>
    Function,

    /// <summary>A bare query: a .kql or .csl file.</summary>
    Query,

    /// <summary>A custom detection of Defender XDR (<c>detectionRule</c> of Microsoft Graph).</summary>
    CustomDetection,
}

/// <summary>A query of a rule, decoded, with the way back to its file.</summary>
/// <param name="Text">The query as Kusto reads it. Line ends are <c>\n</c> where the container decodes them so.</param>
/// <param name="Map">From every unit of <paramref name="Text"/> back to the file.</param>
/// <param name="Span">Where the query stands in the file, its container's quotes, fences and indicators not included.</param>
/// <param name="Environment">What the rule says it is read against, or null when it does not say: the build's default then.</param>
public sealed record RuleQuery(string Text, SourceMap Map, TextSpan Span, KustoEnvironment? Environment)
{
    /// <summary>The nearest heading above the query in a Markdown document; null elsewhere.</summary>
    public Located<string>? Heading { get; init; }

    /// <summary>The first line of <see cref="Text"/> that is not blank, in its units: where a finding about the whole query is shown.</summary>
    public TextSpan FirstLine => Analysis.Text.FirstLine.Of(Text);
}
