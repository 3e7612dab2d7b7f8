using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Baselines;

/// <summary>What can be said of a baseline.</summary>
internal static class BaselineDescriptors
{
    public static readonly DiagnosticDescriptor BaselineHoldsFixedFindings = new(
        DiagnosticIds.BaselineHoldsFixedFindings,
        "Baseline holds fixed findings",
        "The baseline holds {0} that {1} not found any more; 'dotnet build -t:BaselineDetections -p:DetectionBaselineShrinkOnly=true' takes out what is fixed.",
        DiagnosticCategory.Tool,
        DiagnosticSeverity.Warning,
        "The baseline knows findings that are fixed. As long as they are in it, the same mistake could come back without a word.");

    public static readonly DiagnosticDescriptor BaselineIsInvalid = new(
        DiagnosticIds.BaselineIsInvalid,
        "Baseline is invalid",
        "The baseline cannot be read, so all findings are new: {0}; repair it, or write it anew with 'dotnet build -t:BaselineDetections'.",
        DiagnosticCategory.Tool,
        DiagnosticSeverity.Error,
        "The file with the known findings is no log of 'dotnet build -t:BaselineDetections'; often two branches were merged by hand. The build fails and reports all findings, the known ones among them.");

    public static IEnumerable<DiagnosticDescriptor> All => [BaselineHoldsFixedFindings, BaselineIsInvalid];
}
