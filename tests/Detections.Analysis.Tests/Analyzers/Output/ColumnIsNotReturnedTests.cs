using Detections.Analysis.Diagnostics;
using Detections.Analysis.Text;
using static Detections.Analysis.Tests.Analyzers.Output.OutputRules;

namespace Detections.Analysis.Tests.Analyzers.Output;

internal sealed class ColumnIsNotReturnedTests
{
    private const string Id = DiagnosticIds.ColumnIsNotReturned;

    private static readonly AnalyzerVerifier InRule = InSentinel(Id);

    [Test]
    public async Task A_misspelled_column_is_told_with_the_one_that_is_meant() =>
        await InRule.VerifyAsync(
            Sentinel("SigninLogs", Address("[|IPAdress|]")),
            "The query does not return 'IPAdress', the column for 'Address' of the entity 'IP'; name a column that it returns. Did you mean 'IPAddress'?");

    [TestCase("project TimeGenerated, UserPrincipalName", "project")]
    [TestCase("summarize count() by UserPrincipalName", "summarize")]
    [TestCase("project-away IPAddress", "project-away")]
    [TestCase("distinct UserPrincipalName", "distinct")]
    [TestCase("make-series count() on TimeGenerated from ago(1d) to now() step 1h by UserPrincipalName", "make-series")]
    [TestCase("project-rename Address = IPAddress", "project-rename")]
    public async Task The_stage_that_drops_the_column_is_named(string stage, string keyword) =>
        await InRule.VerifyAsync(
            Sentinel($"SigninLogs\n| where ResultType == \"0\"\n| {stage}\n| take 10", Address("[|IPAddress|]")),
            $"The query does not return 'IPAddress', the column for 'Address' of the entity 'IP'; '{keyword}' in line 5 drops it, so keep it there or name another column.");

    [Test]
    public async Task The_stage_is_a_related_place()
    {
        using var folder = new RuleFolder();
        folder.Write("rule.yaml", Sentinel("SigninLogs\n| summarize count() by UserPrincipalName", Address("IPAddress")));

        var finding = (await folder.AnalyzeAsync()).Diagnostics.Single();

        Assert.That(finding.Related.Select(one => $"{one.Location.Start} {one.Message}"), Is.EqualTo(new[] { $"{new LinePosition(3, 4)} 'IPAddress' is not passed on" }));
    }

    [TestCase("let F = SigninLogs | summarize by UserPrincipalName;\nF | extend X = 1", 3)]
    [TestCase("let F = materialize(SigninLogs | summarize by UserPrincipalName);\nF", 3)]
    [TestCase("let F = () { SigninLogs | summarize by UserPrincipalName };\nF()", 3)]
    [TestCase("SigninLogs\n| summarize by UserPrincipalName\n| join kind=inner (SecurityEvent | project UserPrincipalName = Account) on UserPrincipalName", 4)]
    [TestCase("union (SecurityEvent | project Account),\n(SigninLogs | project UserPrincipalName)", 4)]
    public async Task The_loss_is_followed_to_where_it_is(string query, int line) =>
        await InRule.VerifyAsync(
            Sentinel(query, Address("[|IPAddress|]")),
            $"The query does not return 'IPAddress', the column for 'Address' of the entity 'IP'; '{(query.Contains("project User", StringComparison.Ordinal) && !query.Contains("summarize", StringComparison.Ordinal) ? "project" : "summarize")}' in line {line} drops it, so keep it there or name another column.");

    [Test]
    public async Task A_column_that_a_union_splits_by_type_is_told_as_such() =>
        await InRule.VerifyAsync(
            Sentinel("union (SecurityEvent | project Id = EventID), (SecurityEvent | project Id = Computer)", "customDetails:\n  Event: [|Id|]"),
            "The query does not return 'Id', the column for the custom detail 'Event'; 'union' in line 3 splits it by type into 'Id_int' and 'Id_string', so convert it to one type before.");

    [Test]
    public async Task Every_key_that_names_a_column_is_read() =>
        await InRule.VerifyAsync(Sentinel("SigninLogs | project TimeGenerated, IPAddress", """
            customDetails:
              App: [|A1|]
            alertDetailsOverride:
              alertDisplayNameFormat: 'Sign-in by {{[|A2|]}} from {{IPAddress}}'
              alertDescriptionFormat: >-
                From {{[|A3|]}}
                to {{[|A4|]}}
              alertTacticsColumnName: [|A5|]
              alertSeverityColumnName: "[|A6|]"
              alertDynamicProperties:
                - alertProperty: AlertLink
                  value: [|A7|]
            sentinelEntitiesMappings:
              - columnName: [|A8|]
            """));

    [TestCase("Contoso_CL | where X == 1")]
    [TestCase("Contoso_CL | summarize arg_max(TimeGenerated, *) by User")]
    [TestCase("SigninLogs | join kind=inner Contoso_CL on $left.UserId == $right.User")]
    [TestCase("SigninLogs | join kind=rightanti Contoso_CL on $left.UserId == $right.User")]
    [TestCase("union SigninLogs, Contoso_CL")]
    [TestCase("union isfuzzy=true Sign*")]
    [TestCase("SigninLogs | evaluate bag_unpack(LocationDetails_dynamic)")]
    [TestCase("AuditLogs | evaluate pivot(OperationName)")]
    [TestCase("SigninLogs | evaluate ipv4_lookup(Contoso_CL, IPAddress, Range)")]
    [TestCase("_GetWatchlist('Nobody') | where SearchKey == 'x'")]
    [TestCase("SigninLogs | invoke Nobody()")]
    [TestCase("search 'x'")]
    [TestCase("let F = (T: (*)) { T | extend Y = 1 }; F(Contoso_CL)")]
    [TestCase("let F = (T: (User: string)) { T }; F(Contoso_CL)")]
    public async Task Nothing_is_said_where_the_columns_are_not_all_known(string query)
    {
        using var folder = new RuleFolder();
        folder.Write("rule.yaml", Sentinel(query, Address("Nowhere")));

        Assert.That((await folder.AnalyzeAsync()).Diagnostics.Where(one => one.Id == Id), Is.Empty);
    }

    [TestCase("SigninLogs | project User | where")]
    [TestCase("SigninLogs | where Nowhere == 1 | project IPAddress")]
    public async Task Nothing_is_said_of_a_query_with_errors(string query)
    {
        using var folder = new RuleFolder();
        folder.Write("rule.yaml", Sentinel(query, Address("Nowhere")));

        Assert.That((await folder.AnalyzeAsync()).Diagnostics.Where(one => one.Id == Id), Is.Empty);
    }

    [TestCase("Contoso_CL | project User, Address", "DET2001")]
    [TestCase("Contoso_CL | extend Bag = parse_json(X) | evaluate bag_unpack(Bag) | summarize count() by User", "DET2001")]
    [TestCase("SigninLogs | join kind=leftanti (Contoso_CL) on $left.UserId == $right.User", "DET2001")]
    [TestCase("SigninLogs | evaluate bag_unpack(DeviceDetail) : (User: string)", null)]
    [TestCase("datatable(User: string)['x']", null)]
    [TestCase("print User = 'x'", null)]
    public async Task A_query_that_names_its_columns_is_held_to_them(string query, string? besides)
    {
        using var folder = new RuleFolder();
        folder.Write("rule.yaml", Sentinel(query, Address("Nowhere")));

        Assert.That((await folder.AnalyzeAsync()).Diagnostics.Select(one => one.Id).Except([besides]), Is.EqualTo(new[] { Id }));
    }

    [Test]
    public async Task What_only_the_deployment_fills_in_is_left_alone() =>
        await InRule.VerifyAsync(Sentinel("SigninLogs", "customDetails:\n  App: \"[parameters('column')]\""));

    [Test]
    public async Task A_document_with_two_queries_does_not_say_which_is_meant() =>
        await InDocument(Id).VerifyAsync("---\ncustomDetails:\n  App: Nowhere\n---\n# A rule\n\n```kql\nSigninLogs\n```\n\n```kql\nAuditLogs\n```\n");

    [Test]
    public async Task A_document_with_one_query_is_held_to_it() =>
        await InDocument(Id).VerifyAsync("---\ncustomDetails:\n  App: [|Nowhere|]\n---\n# A rule\n\n```kql\nSigninLogs\n```\n");
}
