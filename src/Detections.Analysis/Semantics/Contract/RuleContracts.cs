using System.Collections.Immutable;
using Detections.Analysis.RuleFiles;
using Detections.Kusto.Schema;
using static Detections.Analysis.Semantics.Contract.DefenderKeys;
using static Detections.Analysis.Semantics.Contract.SentinelKeys;

namespace Detections.Analysis.Semantics.Contract;

/// <summary>The contract of each form of rule. Analyzers hold rules to it, and the JSON Schemas for editors are made from it.</summary>
internal static class RuleContracts
{
    private const string Sentinel = "Sentinel";

    private static readonly ContractKey Environment = new(
        RuleEnvironment.Key,
        new ContractValue.Choice([.. RuleEnvironment.Names]),
        "Whose columns a table has. Read by Detections.Build.");

    // What scheduled and near-real-time rules have in common, wherever they are written.
    private static readonly ImmutableArray<ContractKey> Analytics =
    [
        Severity.Required, Enabled, Tactics, .. Suppression, EntityMappings, CustomDetails, AlertDetailsOverride, EventGroupingSettings, IncidentConfiguration,
    ];

    private static readonly ImmutableArray<ContractKey> AnalyticsYaml =
    [
        Id.Expected, AnalyticsKind.Expected, Name.Required, Description.Expected, RequiredDataConnectors.Expected, RelevantTechniques, AnalyticsQuery.Required,
        .. Analytics, RuleVersion, Tags, Environment,
    ];

    private static readonly ImmutableArray<ContractKey> AnalyticsResource =
    [
        DisplayName.Required, Description, AnalyticsQuery.Required, Techniques, .. Replace(Analytics, [Enabled.Required, .. Suppression.Select(key => key.Required)]),
        AlertRuleTemplateName, TemplateVersion,
    ];

    /// <summary>A scheduled analytics rule in YAML.</summary>
    public static RuleContract Scheduled { get; } = new(Sentinel, "a scheduled rule", [.. AnalyticsYaml, .. Schedule.Select(key => key.Required)]);

    /// <summary>A near-real-time analytics rule in YAML.</summary>
    public static RuleContract NearRealTime { get; } = new(Sentinel, "an NRT rule", AnalyticsYaml);

    /// <summary>A hunting query in YAML.</summary>
    public static RuleContract Hunting { get; } = new(
        Sentinel,
        "a hunting query",
        [
            Id.Expected, HuntingKind, Name.Expected, Description.Expected, RequiredDataConnectors, Tactics, RelevantTechniques, HuntingQuery.Required, EntityMappings,
            CustomDetails, RuleVersion, Tags, Environment, Severity.Open,
        ]);

    /// <summary>
    /// The front matter of a Markdown document. It has the keys of Sentinel and any others. Those that other tools use as well mean
    /// what their repository says.
    /// </summary>
    public static RuleContract FrontMatter { get; } = new(
        Sentinel,
        "a rule document",
        [
            Id.Open, Name.Open, Description.Open, AnalyticsKind.Open, Severity.Open, RuleVersion.Open, Enabled.Open, Tags, Tactics.Open, Techniques.Open, RelevantTechniques.Open,
            Environment, RequiredDataConnectors, .. Schedule, .. Suppression, EntityMappings, CustomDetails, AlertDetailsOverride, EventGroupingSettings, IncidentConfiguration,
        ]);

    /// <summary>The properties of a scheduled rule of the REST API, as ARM templates have them.</summary>
    public static RuleContract ScheduledResource { get; } = new(Sentinel, "a scheduled rule", [.. AnalyticsResource, .. Schedule.Select(key => OfResource(key).Required)]);

    /// <summary>The properties of a near-real-time rule of the REST API.</summary>
    public static RuleContract NearRealTimeResource { get; } = new(Sentinel, "an NRT rule", AnalyticsResource);

    /// <summary>The properties of a saved search of the REST API that is a hunting query or a function.</summary>
    public static RuleContract SavedSearch { get; } = new(
        Sentinel,
        "a saved search",
        [Category.Required, DisplayName.Open.Required, HuntingQuery.Required, FunctionAlias, FunctionParameters, QueryLanguageVersion, TagsOfSavedSearch]);

    /// <summary>A custom detection of Microsoft Graph, in JSON or YAML.</summary>
    public static RuleContract CustomDetection { get; } = new("Defender XDR", "a custom detection", [.. Detection, Environment]);

    /// <summary>The contract of a rule, or null for a form that has none here.</summary>
    public static RuleContract? For(DetectionRule rule) => (rule.Kind, rule.IsAzureResource) switch
    {
        (RuleKind.ScheduledAnalytics, false) => Scheduled,
        (RuleKind.NearRealTimeAnalytics, false) => NearRealTime,
        (RuleKind.HuntingQuery, false) => Hunting,
        (RuleKind.Document, _) when !IsForDefenderAlone(rule) => FrontMatter,
        (RuleKind.ScheduledAnalytics, true) => ScheduledResource,
        (RuleKind.NearRealTimeAnalytics, true) => NearRealTimeResource,
        (RuleKind.HuntingQuery or RuleKind.Function, true) => SavedSearch,
        (RuleKind.CustomDetection, _) => CustomDetection,
        _ => null,
    };

    // What the same keys may say there, Sentinel does not decide.
    private static bool IsForDefenderAlone(DetectionRule rule) => rule.Queries.All(query => query.Environment == KustoEnvironment.DefenderXdr);

    private static IEnumerable<ContractKey> Replace(ImmutableArray<ContractKey> keys, ImmutableArray<ContractKey> by) =>
        keys.Select(key => by.FirstOrDefault(other => other.Name == key.Name) ?? key);

    // The short operators are those of YAML alone.
    private static ContractKey OfResource(ContractKey key) =>
        key.Value is ContractValue.Choice choice ? key with { Value = new ContractValue.Choice([.. choice.Values.Where(value => value.Length > 2)]) } : key;
}
