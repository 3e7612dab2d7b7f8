using System.Collections.Immutable;
using Detections.Analysis.Caching;
using Detections.Analysis.Catalog;
using Detections.Analysis.Timing;
using Detections.Kusto.Schema;

namespace Detections.Analysis;

/// <summary>One analysis of a set of rule files.</summary>
public sealed record AnalysisRequest
{
    /// <summary>Full paths of the files to look at, distinct and in ordinal order. What a file is, its content decides.</summary>
    public required ImmutableArray<string> Sources { get; init; }

    /// <summary>Full paths of the files that declare tables, functions and watchlists, distinct and in ordinal order.</summary>
    public ImmutableArray<string> SchemaFiles { get; init; } = [];

    /// <summary>Full paths of the files that declare events, ActionTypes and equivalents, distinct and in ordinal order.</summary>
    public ImmutableArray<string> KnowledgeFiles { get; init; } = [];

    /// <summary>Full paths of the assemblies with the repository's own analyzers, distinct and in ordinal order. Their code is run.</summary>
    public ImmutableArray<string> AnalyzerFiles { get; init; } = [];

    /// <summary>
    /// Full paths of config files, distinct and in ordinal order, beside the <c>.editorconfig</c> and <c>.globalconfig</c> files
    /// that are found in the folders of <see cref="Sources"/> and above, up to <see cref="RootDirectory"/>.
    /// </summary>
    public ImmutableArray<string> ConfigFiles { get; init; } = [];

    /// <summary>Full path of the file with the findings that are known; null where there is none.</summary>
    public string? BaselineFile { get; init; }

    /// <summary>Full path of the git root, or of the project's folder where there is none: links must not lead out of it.</summary>
    public required string RootDirectory { get; init; }

    /// <summary>The environment of a query where neither its rule nor a config file says one.</summary>
    public KustoEnvironment DefaultEnvironment { get; init; } = KustoEnvironment.Unified;

    /// <summary>What rules are held to.</summary>
    public AnalysisOptions Options { get; init; } = new();

    /// <summary>Whether the project is for rules and nothing else, so that finding none is a finding (DET9009).</summary>
    public bool ExpectsRules { get; init; }

    /// <summary>The day of the build, for suppressions that end and names that are retired; null to look at neither.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>Whether <see cref="AnalysisResult.Catalog"/> can be made.</summary>
    public bool WithCatalog { get; init; }

    /// <summary>What writes the generated sections of rule documents, to tell which are out of date; null to leave them alone.</summary>
    public IRuleSections? Sections { get; init; }

    /// <summary>The results of earlier builds, and where those of this one are kept; null to keep none.</summary>
    public AnalysisCache? Cache { get; init; }

    /// <summary>Full paths of the files of shards, distinct and in ordinal order, whose results count as those of earlier builds; null where nothing is merged. Takes a cache.</summary>
    public ImmutableArray<string>? Shards { get; init; }

    /// <summary>Where it is noted how long things took; null to measure nothing.</summary>
    public AnalysisTimings? Timings { get; init; }

    /// <summary>Files with more bytes are not read.</summary>
    public long MaxFileSize { get; init; } = 5 * 1024 * 1024;
}
