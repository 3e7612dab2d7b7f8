using Detections.Analysis.Semantics.Output;

namespace Detections.Analysis.Analyzers.Output;

/// <summary>Looks at each entity mapping of a Sentinel rule.</summary>
internal abstract class EntityMappingAnalyzer : DetectionAnalyzer
{
    public sealed override void AnalyzeRule(RuleContext context)
    {
        if (!SentinelOutput.IsOf(context.Rule.Kind))
            return;
        foreach (var mapping in EntityMapping.AllOf(context.Rule.Metadata))
            Analyze(context, mapping);
    }

    protected abstract void Analyze(RuleContext context, EntityMapping mapping);
}
