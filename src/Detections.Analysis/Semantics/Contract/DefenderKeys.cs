using System.Collections.Immutable;

namespace Detections.Analysis.Semantics.Contract;

/// <summary>
/// The keys of a custom detection and what they take: the <c>detectionRule</c> of Microsoft Graph, v1.0 and beta
/// (https://learn.microsoft.com/graph/api/resources/security-detectionrule and the types it leads to). Enums of Graph grow.
/// </summary>
internal static class DefenderKeys
{
    private static readonly ContractValue Anything = new ContractValue.Any();
    private static readonly ContractValue AnyText = new ContractValue.Text();

    // A frequency of zero is that of a near-real-time detection; the longest is the custom one over data of Sentinel.
    private static readonly ContractKey Schedule = new(
        "schedule",
        new ContractValue.Mapping(
        [
            new("frequency", new ContractValue.Duration(TimeSpan.Zero, TimeSpan.FromDays(14)), "How often the query runs: 'PT1H', or 'PT0S' for near real time."),
            new("lookback", new ContractValue.Duration(TimeSpan.Zero, TimeSpan.MaxValue), "How far back each run looks: 'PT4H'."),
            new("period", Anything, "How often the query runs, as Graph took it until 1 October 2026."),
            new("nextRunDateTime", Anything, "When it runs next. Read-only."),
        ]),
        "When the query runs.");

    private static readonly ContractKey AlertTemplate = new(
        "alertTemplate",
        new ContractValue.Mapping(
        [
            new("title", AnyText, "The name of the alert, with {{columns}}."),
            new("description", AnyText, "The description of the alert, with {{columns}}."),
            new("severity", new ContractValue.Choice(["informational", "low", "medium", "high"]) { Grows = true }, "The severity of the alert."),
            new("tactics", new ContractValue.Sequence(Anything), "The ATT&CK tactics, with their techniques."),
            new("recommendedActions", AnyText, "What an analyst should do."),
            new("entityMappings", new ContractValue.Mapping([]), "The entities of the alert, by type."),
            new("customDetails", Anything, "Columns to show in the alert, each under a name."),
            new("eventGroupingKind", new ContractValue.Choice(["alertPerEvent", "singleAlert"]) { Grows = true }, "Whether each result is an alert of its own."),
            new("category", Anything, "The category of the alert, as Graph took it until 1 October 2026."),
            new("mitreTechniques", Anything, "The ATT&CK techniques, as Graph took them until 1 October 2026."),
            new("impactedAssets", Anything, "The entities of the alert, as Graph took them until 1 October 2026."),
        ]),
        "The alert it raises.");

    /// <summary>The keys of a detection itself.</summary>
    public static readonly ImmutableArray<ContractKey> Detection =
    [
        new ContractKey("displayName", AnyText, "The name of the detection.").Required,
        new("description", AnyText, "What the detection finds."),
        new("isEnabled", new ContractValue.Boolean(), "Whether it runs."),
        new("status", Anything, "Whether it runs."),
        new("queryCondition", new ContractValue.Mapping([new("queryText", AnyText, "The query, in KQL."), new("lastModifiedDateTime", Anything, "When the query was changed. Read-only.")]), "The query."),
        Schedule,
        new(
            "detectionAction",
            new ContractValue.Mapping(
            [
                AlertTemplate,
                new("automatedActions", new ContractValue.Mapping([]), "What is done to devices, files, users and mails, by kind of action."),
                new("organizationalScope", Anything, "The device groups it looks at."),
                new("responseActions", Anything, "What is done, as Graph took it until 1 October 2026."),
            ]),
            "What happens when the query returns something."),
        new("id", Anything, "The id that Defender XDR gave it. Read-only."),
        new("detectorId", Anything, "The id of what raises its alerts. Read-only."),
        new("createdBy", Anything, "Who created it. Read-only."),
        new("createdDateTime", Anything, "When it was created. Read-only."),
        new("lastModifiedBy", Anything, "Who changed it last. Read-only."),
        new("lastModifiedDateTime", Anything, "When it was changed last. Read-only."),
        new("lastRunDetails", Anything, "How its last run went. Read-only."),
    ];
}
