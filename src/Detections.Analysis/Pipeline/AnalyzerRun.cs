using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Timing;

namespace Detections.Analysis.Pipeline;

/// <summary>Calls every analyzer. One that throws becomes a finding (DET9003), and the others still run.</summary>
internal static class AnalyzerRun
{
    public static void OverQuery(ImmutableArray<DetectionAnalyzer> analyzers, QueryContext context, AnalysisTimings? timings = null) =>
        Each(analyzers, timings, analyzer => analyzer.AnalyzeQuery(context), context.Report, context.Locate(context.Query.FirstLine));

    public static void OverRule(ImmutableArray<DetectionAnalyzer> analyzers, RuleContext context, AnalysisTimings? timings = null)
    {
        var firstLine = context.File.LineSpan(context.File.PositionAt(context.Rule.Span.Start).Line);
        Each(analyzers, timings, analyzer => analyzer.AnalyzeRule(context), context.Report, context.Locate(firstLine));
    }

    public static void OverRepository(ImmutableArray<DetectionAnalyzer> analyzers, RepositoryContext context, AnalysisTimings? timings = null) =>
        Each(analyzers, timings, analyzer => analyzer.AnalyzeRepository(context), context.Report, Location.None);

    private static void Each(
        ImmutableArray<DetectionAnalyzer> analyzers,
        AnalysisTimings? timings,
        Action<DetectionAnalyzer> call,
        Action<Diagnostic> report,
        Location place)
    {
        using var all = timings?.Phase(AnalysisPhase.Analyze);
        foreach (var analyzer in analyzers)
        {
            using var one = timings?.Analyzer(analyzer.GetType().Name);
            try
            {
                call(analyzer);
            }
            catch (Exception exception)
            {
                report(ToolDescriptors.AnalyzerFailed.At(place, analyzer.GetType().Name, exception.Message.ReplaceLineEndings(" ")));
            }
        }
    }
}
