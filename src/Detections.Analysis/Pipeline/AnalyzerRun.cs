using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Pipeline;

/// <summary>Calls every analyzer. One that throws becomes a finding (DET9003), and the others still run.</summary>
internal static class AnalyzerRun
{
    public static void OverQuery(ImmutableArray<DetectionAnalyzer> analyzers, QueryContext context) =>
        Each(analyzers, analyzer => analyzer.AnalyzeQuery(context), context.Report, context.Locate(context.Query.FirstLine));

    public static void OverRule(ImmutableArray<DetectionAnalyzer> analyzers, RuleContext context)
    {
        var firstLine = context.File.LineSpan(context.File.PositionAt(context.Rule.Span.Start).Line);
        Each(analyzers, analyzer => analyzer.AnalyzeRule(context), context.Report, context.Locate(firstLine));
    }

    public static void OverRepository(ImmutableArray<DetectionAnalyzer> analyzers, RepositoryContext context) =>
        Each(analyzers, analyzer => analyzer.AnalyzeRepository(context), context.Report, Location.None);

    private static void Each(
        ImmutableArray<DetectionAnalyzer> analyzers,
        Action<DetectionAnalyzer> call,
        Action<Diagnostic> report,
        Location place)
    {
        foreach (var analyzer in analyzers)
        {
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
