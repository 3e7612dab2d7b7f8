using System.Collections.Immutable;
using System.Diagnostics;
using Detections.Analysis;
using Detections.Analysis.Caching;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Timing;
using Detections.Kusto.Engine;
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

    /// <summary>What the properties make of severities; known once the properties are read.</summary>
    private protected SeverityPolicy Policy { get; private set; } = new();

    /// <summary>The results of earlier builds; null where none are kept.</summary>
    private protected ResultStore? Results { get; private set; }

    /// <summary>How long things took; null where nobody asks.</summary>
    private protected AnalysisTimings? Timings { get; private set; }

    public void Cancel() => _cancellation.Cancel();

    public void Dispose()
    {
        _cancellation.Dispose();
        GC.SuppressFinalize(this);
    }

    public sealed override bool Execute()
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            var properties = new PropertyReader(ProjectFile, Settings.GetMetadata);
            Policy = ReadPolicy(properties);
            var request = ReadRequest(properties);
            var options = ReadEngineOptions(properties);
            Timings = properties.Flag("DetectionTimings") ? new AnalysisTimings() : null;
            var cacheOptions = ReadCacheOptions(properties);
            ReadSettings(properties);
            if (!properties.Problems.IsEmpty)
                Report(new AnalysisResult(properties.Problems, AnalysisCounts.Nothing));
            else
                RunWithCache(request, EngineLease.Acquire(BuildEngine4, options), Timings.Measure(AnalysisPhase.OpenCache, () => BuildCache.Open(cacheOptions, options.HostFolder, NeedsResults)));
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
        if (Timings is { } timings)
            Log.LogMessageFromText(TimingTable.Of(Stopwatch.GetElapsedTime(start), timings.Parts), MessageImportance.High);
        return !Log.HasLoggedErrors;
    }

    private void RunWithCache(AnalysisRequest request, IKustoEngine engine, BuildCache? cache)
    {
        Results = cache?.Results;
        Run(request with { Cache = cache?.Analysis, Timings = Timings }, cache?.Remember(engine) ?? engine, _cancellation.Token);
        using var saving = Timings?.Phase(AnalysisPhase.Save);
        if (cache?.Save() is { } problem)
            Log.LogMessageFromText($"Nothing is kept for the next build: {problem}", MessageImportance.High);
    }

    /// <summary>Whether the task itself has a use for results, even where none are kept for the next build; known once the settings are read.</summary>
    private protected virtual bool NeedsResults => false;

    /// <summary>Reads the settings that only this task has a use for.</summary>
    private protected virtual void ReadSettings(PropertyReader properties)
    {
    }

    /// <summary>Does what the task is for, and reports what it found.</summary>
    private protected abstract void Run(AnalysisRequest request, IKustoEngine engine, CancellationToken cancellationToken);

    /// <summary>Puts the findings and what was looked at into the build's log.</summary>
    private protected virtual void Report(AnalysisResult result) => LogResult(result, Policy.With(result.Configuration).ApplyToAll(result));

    /// <param name="result">What was looked at.</param>
    /// <param name="all">The findings, the suppressed and the known ones among them: these are counted and not shown.</param>
    private protected void LogResult(AnalysisResult result, ImmutableArray<ReportedDiagnostic> all)
    {
        using var logging = Timings?.Phase(AnalysisPhase.Log);
        LogFindings(all.Where(one => one.IsShown));
        foreach (var file in result.FilesWithoutRules)
            Log.LogMessageFromText($"'{file}' holds no detection rule.", MessageImportance.Low);
        Log.LogMessageFromText(AnalysisSummary.Of(result.Counts, all), MessageImportance.High);
    }

    private protected void LogFindings(IEnumerable<ReportedDiagnostic> reported)
    {
        var logger = new DiagnosticLogger(Log, ProjectFile);
        foreach (var diagnostic in reported)
            logger.Log(diagnostic);
    }
}
