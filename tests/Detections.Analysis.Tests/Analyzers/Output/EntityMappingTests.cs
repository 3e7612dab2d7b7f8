using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Tests.Analyzers.Output.OutputRules;

namespace Detections.Analysis.Tests.Analyzers.Output;

/// <summary>What Sentinel takes of entities, whatever their columns.</summary>
internal sealed class EntityMappingTests
{
    private const string Query = "SigninLogs | extend A = 'a', B = 'b', C = 'c', D = 'd'";

    [Test]
    public async Task A_misspelled_identifier_is_told_with_the_one_that_is_meant() =>
        await InSentinel(DiagnosticIds.EntityIdentifierIsUnknown).VerifyAsync(
            Sentinel(Query, $"entityMappings:\n{Entity("Host", "[|Hostname|]")}\n{Entity("Account", "[|AADUserID|]")}"),
            "Sentinel does not know 'Hostname' as an identifier of the entity 'Host'; write 'HostName'.",
            "Sentinel does not know 'AADUserID' as an identifier of the entity 'Account'; write 'AadUserId'.");

    [Test]
    public async Task An_identifier_mapped_twice_is_told_at_the_second() =>
        await InSentinel(DiagnosticIds.IdentifierIsMappedTwice).VerifyAsync(
            Sentinel(Query, $"entityMappings:\n{Entity("Host", "HostName", "DnsDomain", "[|HostName|]")}\n{Entity("Host", "HostName")}"),
            "The identifier 'HostName' of the entity 'Host' is mapped twice; take one out, or give the second an entity mapping of its own.");

    [Test]
    public async Task Keys_are_read_in_any_letter_case() =>
        await InSentinel(DiagnosticIds.EntityIdentifierIsUnknown).VerifyAsync(
            Sentinel(Query, "EntityMappings:\n  - EntityType: Host\n    FieldMappings:\n      - Identifier: [|Hostname|]\n        ColumnName: A"));

    [Test]
    public async Task An_identifier_of_another_entity_is_told() =>
        await InSentinel(DiagnosticIds.EntityIdentifierIsUnknown).VerifyAsync(
            Sentinel(Query, $"entityMappings:\n{Entity("Host", "[|Address|]")}"),
            "Sentinel does not know 'Address' as an identifier of the entity 'Host'; write 'AzureID', 'FullName', 'HostName', 'NetBiosName' or 'OMSAgentID'.");

    [TestCase("Spaceship", "Name")]
    [TestCase("Host", "QuantumState")]
    [TestCase("ip", "Address")]
    public async Task What_may_be_newer_than_the_list_is_left_alone(string type, string identifier) =>
        await InSentinel("").VerifyAsync(Sentinel(Query, $"entityMappings:\n{Entity(type, identifier)}"));

    [Test]
    public async Task An_entity_without_what_it_needs_is_told_with_all_that_would_do() =>
        await InSentinel(DiagnosticIds.RequiredIdentifierIsMissing).VerifyAsync(
            Sentinel(Query, $"entityMappings:\n{Entity("[|FileHash|]", "Value")}\n{Entity("[|CloudApplication|]", "InstanceName")}\n{Entity("FileHash", "Value", "Algorithm")}"),
            "The entity 'FileHash' is mapped without an identifier that it needs; add 'Algorithm' with 'Value'.",
            "The entity 'CloudApplication' is mapped without an identifier that it needs; add 'AppId' or 'Name'.");

    [Test]
    public async Task Names_that_Sentinel_refuses_for_their_form_are_told() =>
        await InSentinel(DiagnosticIds.MappedNameIsMalformed).VerifyAsync(
            Sentinel(Query, $$$"""
                {{{Address("[|DeviceDetail.displayName|]")}}}
                customDetails:
                  [|A-name|]: A
                  Fine_1: A
                alertDetailsOverride:
                  alertDescriptionFormat: 'From {{[| A |]}} to {{B}}'
                """),
            "Sentinel does not take 'DeviceDetail.displayName' as the column for 'Address' of the entity 'IP'; a mapped column has a name of letters, digits and underscores, so give the value one with 'extend'.",
            "Sentinel does not take 'A-name' as the name of a custom detail; begin it with a letter and use letters, digits and underscores only.",
            "Sentinel does not take ' A ' as the column for the alert's description; write '{{A}}' without blanks inside the braces.");

    [Test]
    public async Task A_legacy_column_is_told_where_it_is_made_and_no_entity_maps_it() =>
        await InSentinel(DiagnosticIds.LegacyEntityColumnIsNotMapped).VerifyAsync(
            Sentinel("SigninLogs\n| extend IPCustomEntity = IPAddress, [|AccountCustomEntity|] = UserPrincipalName", Address("IPCustomEntity")),
            "The column 'AccountCustomEntity' is no entity by its name any more; map it to the entity 'Account' in 'entityMappings'.");

    [Test]
    public async Task A_legacy_column_that_the_query_does_not_return_is_left_alone() =>
        await InSentinel("").VerifyAsync(Sentinel("SigninLogs | extend IPCustomEntity = IPAddress | summarize count() by UserPrincipalName", ""));

    [Test]
    public async Task A_hunting_query_has_its_legacy_columns_for_itself() =>
        await InSentinel("").VerifyAsync("tactics: [Execution]\nquery: SigninLogs | extend IPCustomEntity = IPAddress\n");

    private static string Entity(string type, params string[] identifiers) =>
        $"  - entityType: {type}\n    fieldMappings:\n{string.Join('\n', identifiers.Select(name => $"      - identifier: {name}\n        columnName: A"))}";

    private static string Placeholder(string name) => "{{" + name + "}}";
}
