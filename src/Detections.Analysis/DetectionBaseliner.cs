using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Baselines;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Pipeline;
using Detections.Analysis.Reporting;
using Detections.Kusto.Engine;

namespace Detections.Analysis;

/// <summary>Writes down what is found today, so that later analyses tell what is new.</summary>
public sealed class DetectionBaseliner
{
    private readonly ImmutableArray<DetectionAnalyzer> _analyzers;

    public DetectionBaseliner()
        : this(BuiltInAnalyzers.All)
    {
    }

    internal DetectionBaseliner(ImmutableArray<DetectionAnalyzer> analyzers) => _analyzers = analyzers;

    /// <summary>Analyzes the files of <paramref name="request"/> and writes the baseline, unless the tool could not do all of its work.</summary>
    /// <exception cref="OperationCanceledException">The work was given up; nothing was written.</exception>
    public async Task<BaselineResult> RunAsync(BaselineRequest request, IKustoEngine engine, CancellationToken cancellationToken)
    {
        // What is written anew does not depend on what was known, and may take the place of a file that cannot be read.
        var analysis = request.ShrinkOnly ? request.Analysis : request.Analysis with { BaselineFile = null };
        var session = new AnalysisSession(analysis, engine, _analyzers);
        var files = await session.ForEachSourceAsync((path, cancel) => session.AnalyzeAsync(session.Read(path), cancel), cancellationToken).ConfigureAwait(false);
        var result = session.Sum(files);
        var policy = request.Policy.With(result.Configuration);

        var ofTheTool = result.Diagnostics.Where(one => one.Descriptor.Category is DiagnosticCategory.Tool && one.Id != DiagnosticIds.BaselineHoldsFixedFindings).ToImmutableArray();
        if (policy.Apply(ofTheTool).Any(one => one.Severity is DiagnosticSeverity.Error))
            return new BaselineResult(result, null, ofTheTool);

        var found = request.ShrinkOnly ? result.Known : result.Diagnostics;
        var known = policy.Apply(found.Where(BaselineRun.CanBeKnown)).ToImmutableArray();
        var entries = BaselineRun.EntriesOf(known.Select(one => one.Diagnostic), files, Path.GetDirectoryName(request.File)!);
        return OutputFile.Replace(request.File, BaselineWriter.Write(entries), request.ProjectFile) is { } problem
            ? new BaselineResult(result, null, ofTheTool.Add(problem))
            : new BaselineResult(result, known, ofTheTool);
    }
}
