using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Tests.Analyzers.Contract.ContractRules;

namespace Detections.Analysis.Tests.Analyzers.Contract;

internal sealed class GroupingNamesWhatTheRuleLacksTests
{
    private const string Id = DiagnosticIds.GroupingNamesWhatTheRuleLacks;

    private const string Mappings = "entityMappings:\n  - entityType: Account\ncustomDetails:\n  Country: Location\n";

    [Test]
    public Task Found() => InYaml(Id).VerifyAsync(
        Scheduled(Mappings + Grouping("true", "Selected", "[Account, [|IP|]]", "[[|Contry|]]")),
        "Incidents are grouped by the entity 'IP', which the rule does not define; add it to 'entityMappings', or take it out.",
        "Incidents are grouped by the custom detail 'Contry', which the rule does not define; add it to 'customDetails', or take it out. Did you mean 'Country'?");

    [TestCase("false", "Selected")]
    [TestCase("true", "AnyAlert")]
    public Task Grouping_that_is_not_used_is_left_alone(string enabled, string method) => InYaml(Id).VerifyAsync(Scheduled(Mappings + Grouping(enabled, method, "[IP]", "[Contry]")));

    [Test]
    public Task What_the_rule_defines_is_fine() => InYaml(Id).VerifyAsync(Scheduled(Mappings + Grouping("true", "Selected", "[account]", "[Country]")));

    [Test]
    public Task Mappings_that_only_the_deployment_knows_may_have_it() =>
        InYaml(Id).VerifyAsync(Scheduled("entityMappings: ${mappings}", "customDetails: ${details}", Grouping("true", "Selected", "[IP]", "[Country]")));

    private static string Grouping(string enabled, string method, string entities, string details) =>
        $"incidentConfiguration:\n  createIncident: true\n  groupingConfiguration:\n    enabled: {enabled}\n    matchingMethod: {method}\n    groupByEntities: {entities}\n    groupByCustomDetails: {details}";
}
