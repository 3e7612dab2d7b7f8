using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata;
using Detections.Analysis.Semantics.Contract;
using Detections.Analysis.Text;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>Finds names and descriptions that are longer than Microsoft's style guide advises.</summary>
internal sealed class TextIsLongerThanAdvisedAnalyzer : ContractAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.TextIsLongerThanAdvised,
        "Text is longer than advised",
        "The value of '{0}' has {1} characters, and Microsoft's guide to analytics rules advises {2} at most.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Suggestion,
        "Lists of rules, alerts and incidents show names and descriptions in part. Microsoft's guide advises to keep them short; Sentinel itself takes much longer ones.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, ContractNode value)
    {
        if (value is not { Expected: ContractValue.Text { AdvisedLength: { } advised } limits, Node: MetadataScalar text })
            return;
        var length = text.Value.AsSpan().Trim().Length;
        if (length > advised && text.Value.Length <= limits.MaxLength)
            context.Report(Rule, text.Map.ToFile(FirstLine.Of(text.Value)), value.Key, length, advised);
    }
}
