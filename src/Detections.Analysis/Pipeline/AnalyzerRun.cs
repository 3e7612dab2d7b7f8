using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Pipeline;

/// <summary>Calls every analyzer. One that throws becomes a finding (DET9003), and the others still run.</summary>
internal static class AnalyzerRun
{
    public static ImmutableArray<Diagnostic> OverRule(ImmutableArray<DetectionAnalyzer> analyzers, SourceText file, DetectionRule rule)
    {
        var context = new RuleContext(file, rule);
        var firstLine = file.LineSpan(file.PositionAt(rule.Span.Start).Line);
        Each(analyzers, analyzer => analyzer.AnalyzeRule(context), context.Report, firstLine);
        return context.Diagnostics;
    }

    public static ImmutableArray<Diagnostic> OverQuery(ImmutableArray<DetectionAnalyzer> analyzers, QueryContext context)
    {
        Each(analyzers, analyzer => analyzer.AnalyzeQuery(context), context.Report, context.Query.FirstLine);
        return context.Diagnostics;
    }

    private static void Each(
        ImmutableArray<DetectionAnalyzer> analyzers,
        Action<DetectionAnalyzer> call,
        Action<DiagnosticDescriptor, TextSpan, object[]> report,
        TextSpan place)
    {
        foreach (var analyzer in analyzers)
        {
            try
            {
                call(analyzer);
            }
            catch (Exception exception)
            {
                report(ToolDescriptors.AnalyzerFailed, place, [analyzer.GetType().Name, exception.Message.ReplaceLineEndings(" ")]);
            }
        }
    }
}
