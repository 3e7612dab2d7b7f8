using System.Collections.Immutable;
using Detections.Analysis;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
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
            var properties = new PropertyReader(ProjectFile, Settings.GetMetadata);
            Policy = ReadPolicy(properties);
            var request = ReadRequest(properties);
            var options = ReadEngineOptions(properties);
            ReadSettings(properties);
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
