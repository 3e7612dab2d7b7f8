using Detections.Analysis.Semantics.Output;

namespace Detections.Analysis.Analyzers.Output;

/// <summary>Looks at the output of a custom detection of Defender XDR.</summary>
internal abstract class CustomDetectionAnalyzer : DetectionAnalyzer
{
    public sealed override void AnalyzeRule(RuleContext context)
    {
        if (CustomDetectionColumns.Concern(context.Rule) && context.Output is { Query: { } query, Columns: { } columns })
            Analyze(context, query, columns);
    }

    protected abstract void Analyze(RuleContext context, QueryContext query, OutputColumns columns);
}
