using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Tests.Analyzers.Contract.ContractRules;

namespace Detections.Analysis.Tests.Analyzers.Contract;

internal sealed class RequiredKeyIsMissingTests
{
    private const string Id = DiagnosticIds.RequiredKeyIsMissing;

    private const string Whole = "id: 3f1b2c64-8d0a-4a35-9d42-6f1c0e7b5a21\nname: {|DET1020:A rule|}\ndescription: Finds it.\nkind: Scheduled\nrequiredDataConnectors: []\nqueryFrequency: 1h\nqueryPeriod: 1h\ntriggerThreshold: 0\n";

    private static readonly AnalyzerVerifier OfWholeRules = InYaml(Id);

    [Test]
    public Task All_keys_that_are_missing_are_one_finding_at_the_name() => OfWholeRules.VerifyAsync(
        Whole + "query: SigninLogs | take 1\n",
        "In a scheduled rule Sentinel cannot do without 'severity' and 'triggerOperator'; add them.");

    [Test]
    public Task A_key_without_a_value_is_missing() => OfWholeRules.VerifyAsync(
        Whole + "triggerOperator: gt\nseverity:\nquery: SigninLogs | take 1\n",
        "In a scheduled rule Sentinel cannot do without 'severity'; add it.");

    [Test]
    public Task Keys_are_found_in_any_letter_case_and_placeholders_are_values() =>
        OfWholeRules.VerifyAsync(Whole.Replace("{|DET1020:A rule|}", "A rule", StringComparison.Ordinal) + "TriggerOperator: ${operator}\nSeverity: High\nquery: SigninLogs | take 1\n");

    [Test]
    public Task Without_a_name_the_first_key_is_the_place() => OfWholeRules.VerifyAsync(
        "[|kind|]: NRT\nquery: SigninLogs | take 1\n",
        "In an NRT rule Sentinel cannot do without 'name' and 'severity'; add them.");

    [Test]
    public Task A_resource_needs_the_keys_of_the_REST_API() => InResource(Id).VerifyAsync(
        Resource(""" "displayName": [|"A rule"|], "enabled": true, "severity": "Low", "queryFrequency": "[parameters('f')]", "queryPeriod": "PT1H", "triggerOperator": "GreaterThan", "triggerThreshold": 0,"""),
        "In a scheduled rule Sentinel cannot do without 'suppressionEnabled' and 'suppressionDuration'; add them.");

    [Test]
    public Task A_document_needs_no_key() => InDocument(Id).VerifyAsync(Document("queryFrequency: 1h"));
}
