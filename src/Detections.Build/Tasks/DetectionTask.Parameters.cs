using System.Collections.Immutable;
using Detections.Analysis;
using Detections.Analysis.Configuration;
using Detections.Catalog.Markdown;
using Detections.Kusto.Engine;
using Detections.Kusto.Schema;
using Microsoft.Build.Framework;

namespace Detections.Build.Tasks;

/// <content>What the target <c>CollectDetectionInputs</c> passes in, and what is read from it.</content>
public abstract partial class DetectionTask
{
    /// <summary>The files to look at and those that say how. The metadata <c>Role</c> is the one or the other.</summary>
    [Required]
    public ITaskItem[] Inputs { get; set; } = [];

    /// <summary>
    /// The project: its full path is where findings without a file are placed, and its metadata are the properties, each under its name. A value
    /// comes as text, so that a bad one is a finding of ours.
    /// </summary>
    [Required]
    public ITaskItem Settings { get; set; } = null!;

    /// <summary>Full path of the project.</summary>
    private protected string ProjectFile => Settings.GetMetadata("FullPath");

    /// <summary>Whether there is a file with known findings.</summary>
    private protected bool HasBaseline => !PathsOf("Baseline").IsEmpty;

    private string ProjectFolder => Path.GetDirectoryName(ProjectFile)!;

    private AnalysisRequest ReadRequest(PropertyReader properties)
    {
        var schemaFiles = PathsOf("Schema");
        var knowledgeFiles = PathsOf("Knowledge");
        return new AnalysisRequest
        {
            // A file that declares something is no source.
            Sources = [.. PathsOf("Source").Except(schemaFiles.Concat(knowledgeFiles), StringComparer.Ordinal)],
            SchemaFiles = schemaFiles,
            KnowledgeFiles = knowledgeFiles,
            ConfigFiles = [.. PathsOf("Config"), .. ModeFiles(properties.AnalysisMode("DetectionAnalysisMode"))],
            AnalyzerFiles = PathsOf("Analyzer"),
            BaselineFile = PathsOf("Baseline").FirstOrDefault(),
            RootDirectory = RootDirectory,
            ExpectsRules = properties.Flag("UsingDetectionsBuildSdk"),
            Today = properties.Day("DetectionToday", DateOnly.FromDateTime(DateTime.UtcNow)),
            DefaultEnvironment = properties.Environment("DetectionEnvironment", KustoEnvironment.Unified),
            Options = new AnalysisOptions
            {
                AttackVersion = properties.AttackVersion("DetectionAttackVersion"),
                RequireEquivalents = properties.Flag("DetectionRequireEquivalents"),
            },
            Sections = new MarkdownSections(),
            MaxFileSize = properties.Number("DetectionsMaxFileSize", 5 * 1024 * 1024, 1, 512 * 1024 * 1024, "bytes"),
        };
    }

    /// <summary>Full path of the Node.js program; null to look for one.</summary>
    private protected string? NodePath =>
        Settings.GetMetadata("DetectionsNodePath") is var node && string.IsNullOrWhiteSpace(node) ? null : Path.GetFullPath(node, ProjectFolder);

    /// <summary>Full path of the folder with the programs that Node.js runs.</summary>
    private protected string EngineDirectory => Settings.GetMetadata("DetectionsEngineDirectory");

    private KustoEngineOptions ReadEngineOptions(PropertyReader properties) => new()
    {
        HostFolder = EngineDirectory,
        NodePath = NodePath,
        CacheFolder = KustoEngineOptions.DefaultCacheFolder,
        WorkerCount = properties.Number("DetectionsWorkerCount", Environment.ProcessorCount, 1, 256, "processes"),
        QueryTimeLimit = TimeSpan.FromSeconds(properties.Number("DetectionsQueryTimeout", 30, 1, 3600, "seconds")),
        MemoryLimitMegabytes = properties.Number("DetectionsQueryMemoryLimit", 1024, 64, 65536, "megabytes"),
    };

    // Null where nothing is to be kept.
    private BuildCacheOptions? ReadCacheOptions(PropertyReader properties)
    {
        var limit = properties.Number("DetectionsCacheSizeLimit", 256, 1, 1024 * 1024, "megabytes");
        return properties.Flag("DetectionsCache") ? new BuildCacheOptions(Settings.GetMetadata("DetectionsCacheDirectory"), limit * 1024L * 1024) : null;
    }

    private SeverityPolicy ReadPolicy(PropertyReader properties) => new(
        Settings.GetMetadata("NoWarn"),
        Settings.GetMetadata("WarningsAsErrors"),
        Settings.GetMetadata("WarningsNotAsErrors"),
        properties.Flag("TreatWarningsAsErrors"),
        BuildEngine8.ShouldTreatWarningAsError);

    private string[] ModeFiles(AnalysisMode mode) =>
        AnalysisModes.FileNameOf(mode) is { } name ? [Path.Combine(Settings.GetMetadata("DetectionsModesDirectory"), name)] : [];

    // FullPath is computed against the project's folder, never against the current directory of the process.
    private protected ImmutableArray<string> PathsOf(string role) =>
        [.. Inputs.Where(input => input.GetMetadata("Role") == role).Select(input => input.GetMetadata("FullPath")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
