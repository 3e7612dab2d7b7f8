using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata;
using Detections.Analysis.Semantics.Contract;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>Finds ids that are no GUID.</summary>
internal sealed class IdIsNoGuidAnalyzer : ContractAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.IdIsNoGuid,
        "Id is no GUID",
        "The id '{0}' is no GUID; give the rule one and keep it.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Warning,
        "The template form of Microsoft Sentinel wants a GUID, and the validator of the Azure-Sentinel repository refuses anything else. Azure itself takes other names for a rule, so a repository that deploys with its own tools may have reasons for them.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, ContractNode value)
    {
        if (value is { Expected: ContractValue.Guid, Node: MetadataScalar scalar } && !Guid.TryParse(scalar.Value, out _))
            context.Report(Rule, scalar.Span, scalar.Value);
    }
}
