using System.Collections.Immutable;
using Detections.Analysis;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Kusto.Engine;
using Detections.Kusto.Schema;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Detections.Build.Tasks;

/// <summary>What all tasks have in common: the parameters, the engine, and the findings in the build's log.</summary>
public abstract partial class DetectionTask : Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    private protected DetectionTask()
    {
    }

    private protected string RootDirectory => GitRoot.FindOrSelf(ProjectFolder);

    private protected SeverityPolicy Policy =>
        field ??= new SeverityPolicy(NoWarn, WarningsAsErrors, WarningsNotAsErrors, TreatWarningsAsErrors, BuildEngine8.ShouldTreatWarningAsError);

    private string ProjectFolder => Path.GetDirectoryName(ProjectFile)!;

    public void Cancel() => _cancellation.Cancel();

    public void Dispose()
    {
        _cancellation.Dispose();
        GC.SuppressFinalize(this);
    }

    public sealed override bool Execute()
    {
        try
        {
            var properties = new PropertyReader(ProjectFile);
            var request = ReadRequest(properties);
            var options = ReadEngineOptions(properties);
            if (!properties.Problems.IsEmpty)
                Report(new AnalysisResult(properties.Problems, AnalysisCounts.Nothing));
            else
                Run(request, EngineLease.Acquire(BuildEngine4, options), _cancellation.Token);
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception exception)
        {
            // A stack trace helps nobody but us: it stays out of the console.
            Log.LogMessageFromText(exception.ToString(), MessageImportance.Low);
            var failure = ToolDescriptors.AnalyzerFailed.At(Location.OfFile(ProjectFile), GetType().Name, exception.Message.ReplaceLineEndings(" "));
            LogFindings([new ReportedDiagnostic(failure, DiagnosticSeverity.Error)]);
        }
        return !Log.HasLoggedErrors;
    }

    /// <summary>Does what the task is for, and reports what it found.</summary>
    private protected abstract void Run(AnalysisRequest request, IKustoEngine engine, CancellationToken cancellationToken);

    /// <summary>Puts the findings and what was looked at into the build's log.</summary>
    private protected virtual void Report(AnalysisResult result) => LogResult(result, Policy.With(result.Configuration).ApplyToAll(result));

    /// <param name="result">What was looked at.</param>
    /// <param name="all">The findings, the suppressed ones among them: these are counted and not shown.</param>
    private protected void LogResult(AnalysisResult result, ImmutableArray<ReportedDiagnostic> all)
    {
        var reported = all.Where(one => one.Suppression is null).ToList();
        LogFindings(reported);
        foreach (var file in result.FilesWithoutRules)
            Log.LogMessageFromText($"'{file}' holds no detection rule.", MessageImportance.Low);
        Log.LogMessageFromText(AnalysisSummary.Of(result.Counts, reported, all.Length - reported.Count), MessageImportance.High);
    }

    private protected void LogFindings(IEnumerable<ReportedDiagnostic> reported)
    {
        var logger = new DiagnosticLogger(Log, ProjectFile);
        foreach (var diagnostic in reported)
            logger.Log(diagnostic);
    }

    private AnalysisRequest ReadRequest(PropertyReader properties)
    {
        var schemaFiles = PathsOf(SchemaFiles);
        var knowledgeFiles = PathsOf(KnowledgeFiles);
        return new AnalysisRequest
        {
            Sources = [.. PathsOf(Sources).Except(schemaFiles.Concat(knowledgeFiles), StringComparer.Ordinal)],
            SchemaFiles = schemaFiles,
            KnowledgeFiles = knowledgeFiles,
            ConfigFiles = [.. PathsOf(ConfigFiles), .. ModeFiles(properties.AnalysisMode("DetectionAnalysisMode", AnalysisMode))],
            RootDirectory = RootDirectory,
            ExpectsRules = ExpectsRules,
            Today = properties.Day("DetectionToday", Today, DateOnly.FromDateTime(DateTime.UtcNow)),
            DefaultEnvironment = properties.Environment("DetectionEnvironment", DefaultEnvironment, KustoEnvironment.Unified),
            Options = new AnalysisOptions
            {
                AttackVersion = properties.AttackVersion("DetectionAttackVersion", AttackVersion),
                RequireEquivalents = RequireEquivalents,
            },
            MaxFileSize = properties.Number("DetectionsMaxFileSize", MaxFileSize, 5 * 1024 * 1024, 1, 512 * 1024 * 1024, "bytes"),
        };
    }

    private KustoEngineOptions ReadEngineOptions(PropertyReader properties) => new()
    {
        HostFolder = EngineDirectory,
        NodePath = string.IsNullOrWhiteSpace(NodePath) ? null : Path.GetFullPath(NodePath, ProjectFolder),
        CacheFolder = KustoEngineOptions.DefaultCacheFolder,
        WorkerCount = properties.Number("DetectionsWorkerCount", WorkerCount, Environment.ProcessorCount, 1, 256, "processes"),
        QueryTimeLimit = TimeSpan.FromSeconds(properties.Number("DetectionsQueryTimeout", QueryTimeout, 30, 1, 3600, "seconds")),
        MemoryLimitMegabytes = properties.Number("DetectionsQueryMemoryLimit", QueryMemoryLimit, 1024, 64, 65536, "megabytes"),
    };

    private string[] ModeFiles(AnalysisMode mode) =>
        AnalysisModes.FileNameOf(mode) is { } name ? [Path.Combine(ModesDirectory, name)] : [];

    // FullPath is computed against the project's folder, never against the current directory of the process.
    private static ImmutableArray<string> PathsOf(ITaskItem[] items) =>
        [.. items.Select(item => item.GetMetadata("FullPath")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
