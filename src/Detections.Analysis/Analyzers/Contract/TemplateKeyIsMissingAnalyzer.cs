using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Contract;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>Finds rules without a key that the validator of the Azure-Sentinel repository asks for.</summary>
internal sealed class TemplateKeyIsMissingAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.TemplateKeyIsMissing,
        "Key of the template form is missing",
        "In {0} the template form of {1} wants {2}; add {3}.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Suggestion,
        "The validator of the Azure-Sentinel repository refuses the rule. A rule of your own can be deployed without; tools that read the template form may miss the key.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context) => MissingKeys.Report(context, KeyPresence.Expected, Rule);
}
