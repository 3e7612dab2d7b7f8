using System.Collections.Immutable;
using Detections.Analysis;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Reporting;
using Detections.Kusto.Engine;
using Detections.Kusto.Schema;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Detections.Build.Tasks;

/// <summary>Analyzes the rule files of a project, reports what it finds and writes the SARIF log.</summary>
[MSBuildMultiThreadableTask]
public sealed partial class AnalyzeDetections : Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    private string ProjectFolder => Path.GetDirectoryName(ProjectFile)!;

    public void Cancel() => _cancellation.Cancel();

    public void Dispose() => _cancellation.Dispose();

    public override bool Execute()
    {
        try
        {
            Report(Analyze());
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception exception)
        {
            // A stack trace helps nobody but us: it stays out of the console.
            Log.LogMessageFromText(exception.ToString(), MessageImportance.Low);
            var failure = ToolDescriptors.AnalyzerFailed.At(Location.OfFile(ProjectFile), nameof(AnalyzeDetections), exception.Message.ReplaceLineEndings(" "));
            new DiagnosticLogger(Log, ProjectFile).Log(new ReportedDiagnostic(failure, DiagnosticSeverity.Error));
        }
        return !Log.HasLoggedErrors;
    }

    private AnalysisResult Analyze()
    {
        var properties = new PropertyReader(ProjectFile);
        var request = ReadRequest(properties);
        var options = ReadEngineOptions(properties);
        if (!properties.Problems.IsEmpty)
            return new AnalysisResult(properties.Problems, AnalysisCounts.Nothing);

        var engine = EngineLease.Acquire(BuildEngine4, options);
        return new DetectionAnalyzerDriver().RunAsync(request, engine, _cancellation.Token).GetAwaiter().GetResult();
    }

    private void Report(AnalysisResult result)
    {
        var policy = new SeverityPolicy(NoWarn, WarningsAsErrors, WarningsNotAsErrors, TreatWarningsAsErrors, BuildEngine8.ShouldTreatWarningAsError, result.Configuration);
        var reported = policy.Apply(result.Diagnostics).ToImmutableArray();
        var all = policy.ApplyToAll(result);

        var info = new SarifRunInfo { ToolVersion = ToolVersion.Current, RootDirectory = GitRoot.FindOrSelf(ProjectFolder), ProjectFile = ProjectFile };
        Diagnostic?[] problems =
        [
            new SarifLogWriter(info, DescriptorTable.All, policy).Write(SarifFile, reported),
            // GitHub shows suppressed results as open ones, so they are not in the log it gets.
            new SarifLogWriter(info with { Category = "detections-audit" }, DescriptorTable.All, policy).Write(AuditSarifFile, all),
        ];
        reported = reported.AddRange(problems.OfType<Diagnostic>().Select(problem => new ReportedDiagnostic(problem, DiagnosticSeverity.Error)));

        var logger = new DiagnosticLogger(Log, ProjectFile);
        foreach (var diagnostic in reported)
            logger.Log(diagnostic);
        foreach (var file in result.FilesWithoutRules)
            Log.LogMessageFromText($"'{file}' holds no detection rule.", MessageImportance.Low);
        Log.LogMessageFromText(AnalysisSummary.Of(result.Counts, reported, all.Count(one => one.Suppression is not null)), MessageImportance.High);

        RuleCount = result.Counts.Rules;
        QueryCount = result.Counts.Queries;
        AnalyzedQueryCount = result.Counts.AnalyzedQueries;
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
            RootDirectory = GitRoot.FindOrSelf(ProjectFolder),
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
