using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Timing;

namespace Detections.Analysis.Pipeline;

/// <summary>Calls every analyzer. One that throws becomes a finding (DET9003), and the others still run.</summary>
internal sealed class AnalyzerRun(ImmutableArray<DetectionAnalyzer> analyzers, AnalysisTimings? timings)
{
    public void OverQuery(QueryContext context) =>
        Each(analyzer => analyzer.AnalyzeQuery(context), context.Report, context.Locate(context.Query.FirstLine));

    public void OverRule(RuleContext context)
    {
        var firstLine = context.File.LineSpan(context.File.PositionAt(context.Rule.Span.Start).Line);
        Each(analyzer => analyzer.AnalyzeRule(context), context.Report, context.Locate(firstLine));
    }

    public void OverRepository(RepositoryContext context) =>
        Each(analyzer => analyzer.AnalyzeRepository(context), context.Report, Location.None);

    private void Each(Action<DetectionAnalyzer> call, Action<Diagnostic> report, Location place)
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
