using Detections.Analysis.Metadata;
using Detections.Analysis.Text;
using Detections.Kusto.Schema;

namespace Detections.Analysis.RuleFiles.Json;

/// <summary>Reads the resources of a Sentinel workspace that hold a query: analytics rules, and saved searches, which are hunting queries or functions.</summary>
internal static class AzureRuleReader
{
    private const StringComparison AnyCase = StringComparison.OrdinalIgnoreCase;

    private static readonly string[] AlertRuleTypes =
    [
        "Microsoft.SecurityInsights/alertRules",
        "Microsoft.OperationalInsights/workspaces/providers/alertRules",
    ];

    private static readonly string[] SavedSearchTypes =
    [
        "Microsoft.OperationalInsights/workspaces/savedSearches",
        "Microsoft.OperationalInsights/savedSearches",
    ];

    /// <summary>Whether a text may hold such a resource: what can be said without parsing it.</summary>
    public static bool IsPromisedBy(SourceText text) =>
        text.Content.Contains("\"query\"", AnyCase)
        && (text.Content.Contains("alertRules\"", AnyCase) || text.Content.Contains("savedSearches\"", AnyCase));

    /// <summary>Reads the resource, if it is one of these and its query is known before the deployment.</summary>
    public static void Read(RuleFileBuilder file, AzureResource resource)
    {
        if (resource.Find("properties") is not MetadataMapping written)
            return;
        var properties = ArmExpressions.Resolve(written);
        if (KindOf(resource, properties) is not { } kind || file.ReadQuery(properties.FindEntry("query", AnyCase)) is not { } query)
            return;
        file.Add(new DetectionRule
        {
            Kind = kind,
            Span = resource.Body.Span,
            Title = properties.FindScalar("displayName", AnyCase)?.ToLocated(),
            Description = (properties.FindScalar("description", AnyCase) ?? SavedSearchTags.Find(properties, "description"))?.ToLocated(),
            Metadata = properties,
            IsAzureResource = true,
            Queries = [query with { Environment = KustoEnvironment.Sentinel }],
        });
    }

    private static RuleKind? KindOf(AzureResource resource, MetadataMapping properties)
    {
        if (Array.Exists(AlertRuleTypes, resource.Is))
            return AlertRuleKind((resource.Find("kind") as MetadataScalar)?.Value);
        return Array.Exists(SavedSearchTypes, resource.Is) ? SavedSearchKind(properties) : null;
    }

    private static RuleKind? AlertRuleKind(string? kind) => kind?.ToUpperInvariant() switch
    {
        "SCHEDULED" => RuleKind.ScheduledAnalytics,
        "NRT" => RuleKind.NearRealTimeAnalytics,
        _ => null,
    };

    // Any other saved search is a query somebody keeps, and no rule.
    private static RuleKind? SavedSearchKind(MetadataMapping properties)
    {
        if (properties.Find("functionAlias", AnyCase) is MetadataUnknown or MetadataScalar { Value.Length: > 0 })
            return RuleKind.Function;
        return string.Equals(properties.FindScalar("category", AnyCase)?.Value, "Hunting Queries", AnyCase) ? RuleKind.HuntingQuery : null;
    }
}
