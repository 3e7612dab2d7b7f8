using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Tests.Analyzers.Contract.ContractRules;

namespace Detections.Analysis.Tests.Analyzers.Contract;

/// <summary>The contract of custom detections, in JSON and in YAML, and of saved searches.</summary>
internal sealed class CustomDetectionContractTests
{
    private const string Query = "queryCondition:\n  queryText: DeviceEvents\n";

    [Test]
    public Task A_name_is_needed() => InYaml(DiagnosticIds.RequiredKeyIsMissing).VerifyAsync(
        "[|queryCondition|]:\n  queryText: DeviceEvents\nschedule:\n  frequency: PT1H\n",
        "In a custom detection Defender XDR cannot do without 'displayName'; add it.");

    [Test]
    public Task A_misspelled_key_means_nothing_to_Defender() => InResource(DiagnosticIds.KeyIsMisspelled).VerifyAsync(
        """{ "displayName": "a", "schedule": { [|"frequensy"|]: "PT1H" }, "queryCondition": { "queryText": "DeviceEvents" } }""",
        "The key 'frequensy' means nothing to Defender XDR and is ignored; write 'frequency'.");

    [Test]
    public Task The_key_keeps_its_quotes_when_it_is_repaired() => new AnalyzerVerifier { Id = DiagnosticIds.KeyIsMisspelled, FileName = "rule.json" }.VerifyFixAsync(
        """{ "displayName": "a", "schedule": { [|"frequensy"|]: "PT1H" }, "queryCondition": { "queryText": "DeviceEvents" } }""",
        """{ "displayName": "a", "schedule": { "frequency": "PT1H" }, "queryCondition": { "queryText": "DeviceEvents" } }""",
        FixSafety.Unsafe);

    [Test]
    public Task A_lookback_is_as_long_as_the_frequency() => InYaml(DiagnosticIds.PeriodIsShorterThanFrequency).VerifyAsync(
        $"displayName: a\n{Query}schedule:\n  frequency: PT3H\n  lookback: [|PT1H|]\n",
        "The rule runs every 3h and looks back over 1h, which leaves a gap between runs; make 'lookback' as long as 'frequency' or longer.");

    [Test]
    public Task A_frequency_has_a_range_and_a_severity_its_values() => InYaml("").VerifyAsync(
        $"displayName: a\n{Query}schedule:\n  frequency: {{|DET1032:P15D|}}\ndetectionAction:\n  alertTemplate:\n    severity: {{|DET1024:hihg|}}\n    tactics: {{|DET1023:Execution|}}\n",
        "The value of 'frequency' is 15d, and Defender XDR takes 0d to 14d.",
        "The value 'hihg' is none of those of 'severity'; write 'informational', 'low', 'medium' or 'high'. Did you mean 'high'?",
        "The key 'tactics' takes a list, and this is 'Execution'.");

    [TestCase("schedule:\n  frequency: PT0S\n")]
    [TestCase("schedule:\n  period: 1H\n")]
    [TestCase("schedule:\n  frequency: P1D\n  lookback: P30D\n")]
    [TestCase("detectionAction:\n  alertTemplate:\n    severity: unknownFutureValue\n")]
    [TestCase("id: 7506\nisEnabled: true\ndetectorId: 67895317-b2a8-4ac3-8f8b-fa6b7765f2fe\nowner: us\n")]
    public Task Not_found(string keys) => InYaml("").VerifyAsync($"displayName: a\n{Query}{keys}");

    // What the API answers: null, read-only and type keys, in the form before October 2026 and in that after it.
    [TestCase("""
        { "@odata.type": "#microsoft.graph.security.detectionRule", "id": "35", "displayName": "a", "isEnabled": true, "createdBy": "b", "lastModifiedBy": null,
          "queryCondition": { "queryText": "DeviceEvents", "lastModifiedDateTime": null },
          "schedule": { "period": "24H", "nextRunDateTime": "2023-06-25T09:37:28Z" }, "lastRunDetails": { "status": null },
          "detectionAction": {
            "alertTemplate": {
              "title": "c", "severity": "medium", "category": "Execution", "recommendedActions": null, "mitreTechniques": [],
              "impactedAssets": [{ "@odata.type": "#microsoft.graph.security.impactedDeviceAsset", "identifier": "deviceId" }] },
            "organizationalScope": null,
            "responseActions": [{ "@odata.type": "#microsoft.graph.security.isolateDeviceResponseAction", "isolationType": "full", "identifier": "deviceId" }] } }
        """)]
    [TestCase("""
        { "displayName": "a", "status": "enabled", "queryCondition": { "queryText": "DeviceEvents" }, "schedule": { "frequency": "PT1H", "lookback": "PT4H" },
          "detectionAction": {
            "alertTemplate": { "title": "c", "severity": "high", "tactics": [], "customDetails": [], "entityMappings": { "hosts": [{ "deviceIdColumn": "DeviceId" }] } },
            "automatedActions": {
              "@odata.type": "#microsoft.graph.security.automatedActionSet", "blockFiles": [],
              "isolateDevices": [{ "deviceIdColumn": "DeviceId", "isolationType": "full" }] } } }
        """)]
    public Task What_Graph_answers_has_nothing_to_find(string detection) => InResource("").VerifyAsync(detection);

    [Test]
    public Task A_schedule_of_another_tool_is_none() => InDocument("").VerifyAsync(Document("schedule:", "  frequency: P1D", "  lookback: PT1H"));

    [Test]
    public Task A_saved_search_needs_a_name_and_its_tags_are_a_list() => InResource(DiagnosticIds.RequiredKeyIsMissing).VerifyAsync(
        """
        { "type": "Microsoft.OperationalInsights/workspaces/savedSearches", "properties": {
          {|DET1020:"category"|}: "Hunting Queries", "query": "SigninLogs | take 1", "version": 2, "tags": {|DET1023:"a"|} } }
        """,
        "In a saved search Sentinel cannot do without 'displayName'; add it.",
        "The key 'tags' takes a list, and this is 'a'.");
}
