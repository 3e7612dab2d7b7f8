using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Timing;

namespace Detections.Analysis.Pipeline;

/// <summary>Calls every analyzer. One that throws, or reports what it does not declare, becomes a finding (DET9003), and the others still run.</summary>
internal static class AnalyzerRun
{
    public static void OverQuery(ImmutableArray<DetectionAnalyzer> analyzers, QueryContext context, AnalysisTimings? timings = null) =>
        Each(analyzers, timings, analyzer => analyzer.AnalyzeQuery(context), [context.Reported], context.Locate(context.Query.FirstLine));

    public static void OverRule(ImmutableArray<DetectionAnalyzer> analyzers, RuleContext context, AnalysisTimings? timings = null)
    {
        var firstLine = context.File.LineSpan(context.File.PositionAt(context.Rule.Span.Start).Line);
        // An analyzer of a rule can report in its queries.
        Each(analyzers, timings, analyzer => analyzer.AnalyzeRule(context), [context.Reported, .. context.Queries.Select(query => query.Reported)], context.Locate(firstLine));
    }

    public static void OverRepository(ImmutableArray<DetectionAnalyzer> analyzers, RepositoryContext context, AnalysisTimings? timings = null) =>
        Each(analyzers, timings, analyzer => analyzer.AnalyzeRepository(context), [context.Reported], Location.None);

    private static void Each(
        ImmutableArray<DetectionAnalyzer> analyzers,
        AnalysisTimings? timings,
        Action<DetectionAnalyzer> call,
        ImmutableArray<ImmutableArray<Diagnostic>.Builder> reported,
        Location place)
    {
        using var all = timings?.Phase(AnalysisPhase.Analyze);
        foreach (var analyzer in analyzers)
        {
            using var one = timings?.Analyzer(analyzer.GetType().Name);
            var before = IsOfTheTool(analyzer) ? default : reported.Select(diagnostics => diagnostics.Count).ToImmutableArray();
            try
            {
                call(analyzer);
                if (!before.IsDefault)
                    Check(analyzer, reported, before, place);
            }
            catch (Exception exception)
            {
                reported[0].Add(Failed(analyzer, exception.Message.ReplaceLineEndings(" "), place));
            }
        }
    }

    // An id that nobody declares can be neither configured nor suppressed, and could be one of the tool.
    private static void Check(DetectionAnalyzer analyzer, ImmutableArray<ImmutableArray<Diagnostic>.Builder> reported, ImmutableArray<int> before, Location place)
    {
        var supported = analyzer.SupportedDiagnostics;
        foreach (var (diagnostics, start) in reported.Zip(before))
        {
            for (var i = start; i < diagnostics.Count; i++)
            {
                if (!supported.Contains(diagnostics[i].Descriptor))
                    diagnostics[i] = Failed(analyzer, $"it reports '{diagnostics[i].Id}', which is not among its SupportedDiagnostics", place);
            }
        }
    }

    private static bool IsOfTheTool(DetectionAnalyzer analyzer) => analyzer.GetType().Assembly == typeof(DetectionAnalyzer).Assembly;

    private static Diagnostic Failed(DetectionAnalyzer analyzer, string reason, Location place) =>
        ToolDescriptors.AnalyzerFailed.At(place, analyzer.GetType().Name, reason);
}
