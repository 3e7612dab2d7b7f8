using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata;
using Detections.Analysis.Semantics.Contract;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>Finds durations that cannot be read.</summary>
internal sealed class DurationIsMalformedAnalyzer : ContractAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.DurationIsMalformed,
        "Duration is malformed",
        "The value '{0}' is no duration; write '30m', '1h' or '7d', or in the form of ISO 8601 'PT30M', 'PT1H' or 'P7D'.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Error,
        "The platform cannot read the value, and refuses the rule.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, ContractNode value)
    {
        if (value is { Expected: ContractValue.Duration, Node: MetadataScalar scalar } && RuleDuration.Parse(scalar.Value) is null)
            context.Report(Rule, scalar.Span, scalar.Value);
    }
}
