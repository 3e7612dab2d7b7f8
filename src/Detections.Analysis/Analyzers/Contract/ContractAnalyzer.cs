using Detections.Analysis.Semantics.Contract;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>Looks at the values of a rule's metadata one by one.</summary>
internal abstract class ContractAnalyzer : DetectionAnalyzer
{
    public sealed override void AnalyzeRule(RuleContext context)
    {
        foreach (var value in context.Contract.Values)
            Analyze(context, value);
    }

    protected abstract void Analyze(RuleContext context, ContractNode value);
}
