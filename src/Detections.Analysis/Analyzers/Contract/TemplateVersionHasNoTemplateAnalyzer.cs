using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>Finds Azure resources that name the version of a template, and no template.</summary>
internal sealed class TemplateVersionHasNoTemplateAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.TemplateVersionHasNoTemplate,
        "Template version has no template",
        "Sentinel takes 'templateVersion' only with 'alertRuleTemplateName'; name the template, or take the version out.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Error,
        "Azure answers such a deployment with 400: 'templateVersion' can only be used if 'alertRuleTemplateName' is not empty.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context)
    {
        if (!context.Rule.IsAzureResource || context.Contract.Mappings is not [var properties, ..] || properties.Has("alertRuleTemplateName"))
            return;
        if (context.Contract.Find("templateVersion") is { } version)
            context.Report(Rule, version.Span);
    }
}
