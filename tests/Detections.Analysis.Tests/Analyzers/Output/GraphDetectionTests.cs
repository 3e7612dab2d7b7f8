using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Output;

/// <summary>The output contract in the forms that are deployed: custom detections of Microsoft Graph and ARM templates.</summary>
internal sealed class GraphDetectionTests
{
    private static readonly AnalyzerVerifier InJson = new() { FileName = "rule.json" };
    private static readonly AnalyzerVerifier InYaml = new() { FileName = "rule.yaml" };

    [Test]
    public async Task What_a_query_in_JSON_loses_is_told_inside_of_its_string() =>
        await InJson.VerifyAsync(
            """
            { "value": [{
              "displayName": "A rule",
              "queryCondition": { "queryText": "DeviceProcessEvents\n| {|DET5008:project|} Timestamp, DeviceId, FileName" },
              "detectionAction": { "alertTemplate": {
                "title": "{{FileName}} on {{{|DET5001:DeviceName|}}}",
                "entityMappings": { "hosts": [{ "deviceIdColumn": {|DET5002:"deviceId"|} }] }
              } }
            }] }
            """.Replace("{|DET5002:\"deviceId\"|}", "\"{|DET5002:deviceId|}\"", StringComparison.Ordinal),
            "A custom detection must return 'ReportId' and this query does not; 'project' drops it, so add it there.",
            "The query does not return 'DeviceName', the column for the alert's title; 'project' in line 3 drops it, so keep it there or name another column.",
            "The query does not return 'deviceId', the column for 'deviceIdColumn'; letter case counts in names of columns, so write 'DeviceId'.");

    [Test]
    public async Task In_YAML_too() =>
        await InYaml.VerifyAsync(
            """
            displayName: A rule
            queryCondition:
              queryText: |
                {|DET5009:EmailEvents|}
                | project {|DET5010:Timestamp|} = bin(Timestamp, 1h), ReportId, Subject
            detectionAction:
              alertTemplate:
                title: A mail
            """);

    [Test]
    public async Task A_detection_that_maps_an_entity_needs_no_column_of_the_list() =>
        await InYaml.VerifyAsync("displayName: A rule\nqueryCondition:\n  queryText: EmailEvents | project Timestamp, ReportId, Who = RecipientEmailAddress\ndetectionAction:\n  alertTemplate:\n    entityMappings:\n      mailboxes: [{primaryAddressColumn: Who}]\n");

    [Test]
    public async Task A_custom_detail_names_a_column_and_maps_no_entity() =>
        await InYaml.VerifyAsync(
            """
            displayName: A rule
            queryCondition:
              queryText: |
                {|DET5009:EmailEvents|}
                | project Timestamp, ReportId, Subject
            detectionAction:
              alertTemplate:
                customDetails:
                  "@odata.type": "#microsoft.graph.security.alertCustomDetails"
                  Text: Subject
                  Who: {|DET5002:subject|}
                  Sender: {|DET5001:Sender|}
            """);

    [Test]
    public async Task An_action_names_the_columns_it_needs() =>
        await (InYaml with { Id = DiagnosticIds.ResponseActionLacksColumn }).VerifyAsync(
            """
            displayName: A rule
            queryCondition:
              queryText: DeviceFileEvents
            detectionAction:
              automatedActions:
                isolateDevices:
                  - [|isolationType|]: full
                  - deviceIdColumn: DeviceId
                stopAndQuarantineFiles:
                  - [|deviceIdColumn|]: DeviceId
                blockFiles:
                  - sha256Column: SHA256
                  - [|deviceGroupNames|]: [a]
                softDeleteEmails: [[|{}|]]
                somethingNew: [{}]
            """.Replace("softDeleteEmails: [[|{}|]]", "[|softDeleteEmails|]: [{}]", StringComparison.Ordinal),
            "The action 'isolateDevices' does not say which column tells it what to act on; add 'deviceIdColumn'.",
            "The action 'stopAndQuarantineFiles' does not say which column tells it what to act on; add 'sha1Column'.",
            "The action 'blockFiles' does not say which column tells it what to act on; add 'sha1Column'.",
            "The action 'softDeleteEmails' does not say which column tells it what to act on; add 'networkMessageIdColumn' and 'recipientColumn'.");

    [Test]
    public async Task FileProfile_hides_no_table() =>
        await InYaml.VerifyAsync("displayName: A rule\nqueryCondition:\n  queryText: DeviceFileEvents | invoke FileProfile(SHA1) | {|DET5008:{|DET5008:project|}|} Timestamp, SHA1, DeviceName\n");

    [Test]
    public async Task In_an_ARM_template_the_finding_is_inside_of_the_quotes() =>
        await InJson.VerifyAsync(
            """
            { "resources": [{ "type": "Microsoft.SecurityInsights/alertRules", "kind": "Scheduled", "properties": {
              "query": "SigninLogs\n| project Address = IPAddress",
              "entityMappings": [
                { "entityType": "IP", "fieldMappings": [{ "identifier": {|DET5003:"address"|}, "columnName": "{|DET5001:IPAddress|}" }] },
                { "entityType": {|DET5004:"FileHash"|}, "fieldMappings": [{ "identifier": "Value", "columnName": "[parameters('column')]" }] }
              ],
              "customDetails": { "Tab": "{|DET5002:addr\u0065ss|}" }
            } }] }
            """,
            "Sentinel does not know 'address' as an identifier of the entity 'IP'; write 'Address'.",
            "The query does not return 'IPAddress', the column for 'address' of the entity 'IP'; 'project' in line 2 drops it, so keep it there or name another column.",
            "The entity 'FileHash' is mapped without an identifier that it needs; add 'Algorithm' with 'Value'.",
            "The query does not return 'address', the column for the custom detail 'Tab'; letter case counts in names of columns, so write 'Address'.");
}
