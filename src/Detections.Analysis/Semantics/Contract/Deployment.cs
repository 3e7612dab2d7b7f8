using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata;
using Detections.Analysis.RuleFiles;

namespace Detections.Analysis.Semantics.Contract;

/// <summary>
/// Tells rules that a platform takes or refuses from those that nobody asks it to take: a hunting query is saved whatever its columns, and a document
/// without a schedule or mappings is read by people.
/// </summary>
internal static class Deployment
{
    private static readonly string[] DeployedKinds = ["Scheduled", "NRT", "CustomDetection"];
    private static readonly string[] HuntingKinds = ["Hunting", "HuntingQuery"];

    // What a document says for the sake of its deployment.
    private static readonly string[] KeysOfDeployment = ["queryFrequency", "queryPeriod", "entityMappings", "customDetails", "alertDetailsOverride"];

    /// <summary>Whether the rule is one that its platform holds to its contract.</summary>
    public static bool Concerns(DetectionRule rule) => rule.Kind switch
    {
        RuleKind.ScheduledAnalytics or RuleKind.NearRealTimeAnalytics or RuleKind.CustomDetection => true,
        RuleKind.Document or RuleKind.Query => ConcernsDocument(rule.Metadata),
        _ => false,
    };

    private static bool ConcernsDocument(MetadataMapping frontMatter)
    {
        var kind = frontMatter.FindScalar("kind", ContractMapping.AnyCase)?.Value.Trim() ?? "";
        return DeployedKinds.Contains(kind, StringComparer.OrdinalIgnoreCase)
            || (!HuntingKinds.Contains(kind, StringComparer.OrdinalIgnoreCase) && KeysOfDeployment.Any(key => frontMatter.Find(key, ContractMapping.AnyCase) is not null));
    }

    extension(DiagnosticDescriptor descriptor)
    {
        /// <summary>The descriptor as it is for a rule that is deployed; a warning in place of an error for others.</summary>
        public DiagnosticDescriptor In(DetectionRule rule) =>
            descriptor.DefaultSeverity == DiagnosticSeverity.Error && !Concerns(rule) ? descriptor with { DefaultSeverity = DiagnosticSeverity.Warning } : descriptor;
    }
}
