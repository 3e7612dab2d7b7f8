using System.Collections.Immutable;
using Detections.Analysis.Semantics.Output;

namespace Detections.Analysis.Semantics.Contract;

/// <summary>
/// The keys of Sentinel's rules and what they take. Limits are those of the validator of the Azure-Sentinel repository
/// (.script/tests/detectionTemplateSchemaValidation/Models), which is Sentinel's own model; enum values that it does not have are those of
/// the REST API (Microsoft.SecurityInsights/alertRules), advised lengths those of Microsoft's guide to writing analytics rules.
/// </summary>
internal static class SentinelKeys
{
    /// <summary>The longest <c>queryPeriod</c>, and <c>queryFrequency</c>.</summary>
    public static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(14);

    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);
    private static readonly ContractValue AnyText = new ContractValue.Text();
    private static readonly ContractValue YesOrNo = new ContractValue.Boolean();

    public static readonly ContractKey Id = new("id", new ContractValue.Guid(), "A GUID that the rule keeps for its whole life.");
    public static readonly ContractKey Name = new("name", new ContractValue.Text(256, 50), "The name of the rule.");
    public static readonly ContractKey DisplayName = Name with { Name = "displayName" };
    public static readonly ContractKey Description = new("description", new ContractValue.Text(5000, 255), "What the rule finds.");
    public static readonly ContractKey Severity = new("severity", new ContractValue.Choice(["Informational", "Low", "Medium", "High"]), "The severity of its alerts.");
    public static readonly ContractKey RuleVersion = new("version", new ContractValue.Version(), "The version of the rule, such as 1.0.2.");
    public static readonly ContractKey AnalyticsQuery = new("query", new ContractValue.Text(10000), "The query, in KQL.");
    public static readonly ContractKey HuntingQuery = AnalyticsQuery with { Value = AnyText };
    public static readonly ContractKey Enabled = new("enabled", YesOrNo, "Whether the rule runs.");
    public static readonly ContractKey Tags = new("tags", new ContractValue.Any(), "Words to find the rule by.");
    public static readonly ContractKey Tactics = new("tactics", List, "The ATT&CK tactics it covers.");
    public static readonly ContractKey RelevantTechniques = new("relevantTechniques", List, "The ATT&CK techniques it covers.");
    public static readonly ContractKey Techniques = RelevantTechniques with { Name = "techniques" };
    public static readonly ContractKey AnalyticsKind = new("kind", new ContractValue.Choice(["Scheduled", "NRT"]), "Whether the rule runs on a schedule or in near real time.");
    public static readonly ContractKey HuntingKind = new("kind", new ContractValue.Choice(["Hunting", "HuntingQuery"]), "That this is a hunting query.");

    public static readonly ContractKey RequiredDataConnectors = new(
        "requiredDataConnectors",
        new ContractValue.Sequence(new ContractValue.Mapping(
        [
            new("connectorId", AnyText, "The id of a data connector."),
            new("dataTypes", List, "The tables of the connector that the query reads."),
        ])),
        "The data connectors that bring what the query reads.");

    public static readonly ContractKey TemplateVersion = new("templateVersion", new ContractValue.Version(), "The version of the template the rule was made from.");
    public static readonly ContractKey AlertRuleTemplateName = new("alertRuleTemplateName", AnyText, "The id of the template the rule was made from.");

    /// <summary>When a scheduled rule runs, on what, and when it raises an alert.</summary>
    public static readonly ImmutableArray<ContractKey> Schedule =
    [
        new("queryFrequency", new ContractValue.Duration(FiveMinutes, LongestPeriod), "How often the query runs: '1h' or 'PT1H'."),
        new("queryPeriod", new ContractValue.Duration(FiveMinutes, LongestPeriod), "How far back each run looks: '1d' or 'P1D'."),
        new("triggerOperator", new ContractValue.Choice(["gt", "lt", "eq", "ne", "GreaterThan", "LessThan", "Equal", "NotEqual"]), "How the number of results is compared with the threshold."),
        new("triggerThreshold", new ContractValue.Integer(0, 10000), "The number of results to compare with."),
    ];

    // The range of a suppression is the one that HashiCorp's azurerm provider holds rules to.
    public static readonly ImmutableArray<ContractKey> Suppression =
    [
        new("suppressionEnabled", YesOrNo, "Whether the rule rests after an alert."),
        new("suppressionDuration", new ContractValue.Duration(FiveMinutes, TimeSpan.FromDays(1)), "How long the rule rests after an alert: '5h' or 'PT5H'."),
    ];

    public static readonly ContractKey EntityMappings = new(
        "entityMappings",
        new ContractValue.Sequence(
            new ContractValue.Mapping(
            [
                new("entityType", EntityType, "The kind of entity."),
                new(
                    "fieldMappings",
                    new ContractValue.Sequence(
                        new ContractValue.Mapping(
                        [
                            new("identifier", AnyText, "What identifies the entity."),
                            new("columnName", new ContractValue.Text(500), "The column of the query that holds it."),
                        ]),
                        MaxCount: 3),
                    "Which columns identify it."),
            ]),
            MaxCount: 10),
        "The entities in the results.");

    public static readonly ContractKey CustomDetails = new("customDetails", new ContractValue.Names(20, 20, 500), "Columns to show in the alert, each under a name.");

    public static readonly ContractKey AlertDetailsOverride = new(
        "alertDetailsOverride",
        new ContractValue.Mapping(
        [
            new("alertDisplayNameFormat", new ContractValue.ColumnText(256, 3), "The name of the alert, with up to three {{columns}}."),
            new("alertDescriptionFormat", new ContractValue.ColumnText(5000, 3), "The description of the alert, with up to three {{columns}}."),
            new("alertTacticsColumnName", AnyText, "The column with the tactics of the alert."),
            new("alertSeverityColumnName", AnyText, "The column with the severity of the alert."),
            new("alertDynamicProperties", new ContractValue.Any(), "Further properties of the alert that columns give."),
        ]),
        "What columns say in place of the rule.");

    public static readonly ContractKey EventGroupingSettings = new(
        "eventGroupingSettings",
        new ContractValue.Mapping([new("aggregationKind", new ContractValue.Choice(["SingleAlert", "AlertPerResult"]), "Whether each result is an alert of its own.")]),
        "How results become alerts.");

    public static readonly ContractKey IncidentConfiguration = new(
        "incidentConfiguration",
        new ContractValue.Mapping(
        [
            new("createIncident", YesOrNo, "Whether alerts become incidents."),
            new(
                "groupingConfiguration",
                new ContractValue.Mapping(
                [
                    new("enabled", YesOrNo, "Whether alerts are grouped."),
                    new("reopenClosedIncident", YesOrNo, "Whether a new alert opens a closed incident again."),
                    new("lookbackDuration", new ContractValue.Duration(TimeSpan.Zero, TimeSpan.MaxValue), "How old an incident can be to take in an alert: '5h' or 'PT5H'."),
                    new("matchingMethod", new ContractValue.Choice(["AllEntities", "AnyAlert", "Selected"]), "Which alerts belong together."),
                    new("groupByEntities", new ContractValue.Sequence(EntityType), "The entities they have in common."),
                    new("groupByAlertDetails", new ContractValue.Sequence(new ContractValue.Choice(["DisplayName", "Severity"])), "The alert details they have in common."),
                    new("groupByCustomDetails", new ContractValue.Sequence(AnyText), "The custom details they have in common."),
                ]),
                "Which alerts go into one incident."),
        ]),
        "How alerts become incidents.");

    public static readonly ContractKey Category = new("category", AnyText, "The group of saved searches; that of hunting queries is 'Hunting Queries'.");
    public static readonly ContractKey FunctionAlias = new("functionAlias", AnyText, "The name under which queries call it as a function.");
    public static readonly ContractKey FunctionParameters = new("functionParameters", AnyText, "The parameters of the function: 'a:string, b:int = 1'.");
    public static readonly ContractKey QueryLanguageVersion = new("version", new ContractValue.Any(), "The version of the query language.");

    public static readonly ContractKey TagsOfSavedSearch = new(
        "tags",
        new ContractValue.Sequence(new ContractValue.Mapping([new("name", AnyText, "The name of the tag."), new("value", AnyText, "Its value.")])),
        "What a hunting query says of itself: description, tactics, techniques.");

    // Properties, for the initializers of the fields above run in the order of the text.
    private static ContractValue List => new ContractValue.Sequence(new ContractValue.Text()) { AllowsText = true };

    private static ContractValue EntityType => new ContractValue.Choice(EntityIdentifiers.Types) { Grows = true };
}
