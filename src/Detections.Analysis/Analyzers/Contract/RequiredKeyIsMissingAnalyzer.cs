using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Contract;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>Finds rules without a key that the platform refuses them without.</summary>
internal sealed class RequiredKeyIsMissingAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.RequiredKeyIsMissing,
        "Required key is missing",
        "In {0} {1} cannot do without {2}; add {3}.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Error,
        "The rule cannot be deployed: a key is missing, or has no value, that the platform cannot do without.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context) => MissingKeys.Report(context, KeyPresence.Required, Rule);
}
