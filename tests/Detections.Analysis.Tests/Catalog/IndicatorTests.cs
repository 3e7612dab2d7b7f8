using Detections.Analysis.Catalog;

namespace Detections.Analysis.Tests.Catalog;

internal sealed class IndicatorTests
{
    [TestCase("| where FileName =~ 'a.exe' or FileName in~ ('b.exe', 'c.exe')", "FileName eq a.exe; FileName in b.exe,c.exe", "")]
    [TestCase("| where FileName == 'a.exe' | where FileName == 'b.exe'", "FileName eq a.exe,b.exe", "")]
    [TestCase("| where FileName !~ 'a.exe'", "FileName ne a.exe", "", Description = "As published pages show it, though it excludes.")]
    [TestCase("| where FileName !in~ ('a.exe', 'b.exe')", "", "FileName in a.exe,b.exe")]
    [TestCase("| where not(FileName =~ 'a.exe')", "", "FileName eq a.exe")]
    [TestCase("| where not(FileName =~ 'a.exe' or FolderPath has 'temp')", "", "FileName eq a.exe; FolderPath match temp")]
    [TestCase("| where not(FileName =~ 'a.exe' and FolderPath has 'temp')", "", "FileName eq a.exe [not(FileName =~ 'a.exe' and FolderPath has 'temp')]; FolderPath match temp [not(FileName =~ 'a.exe' and FolderPath has 'temp')]")]
    [TestCase("| where not(FileName !has 'a')", "FileName match a", "")]
    [TestCase("| where not(isempty(FileName))", "FileName is_not_null ", "")]
    [TestCase("| where FileName has 'a' or FolderPath !has 'b'", "FileName match a", "", Description = "What is one of two ways to be found excludes nothing.")]
    [TestCase("| where ProcessId between (1 .. 5)", "ProcessId ge 1; ProcessId le 5", "")]
    [TestCase("| where Timestamp > ago(1h) | where AccountSid in ((IdentityInfo | project AccountSID))", "", "")]
    [TestCase("| where SHA1 !in ((DeviceFileEvents | where FileName == 'a.exe' | project SHA1))", "", "", Description = "What is looked for to be let go is not looked for.")]
    [TestCase("| join kind=leftanti (DeviceFileEvents | where FileName == 'a.exe') on DeviceId", "", "")]
    [TestCase("| join kind=inner (DeviceFileEvents | where FileName == 'a.exe') on DeviceId", "FileName eq a.exe", "")]
    public async Task Indicators_and_exclusions_are_told_apart(string operators, string indicators, string exclusions)
    {
        var query = await QueryAsync($"DeviceProcessEvents {operators}");
        Assert.That((Rows(query.Indicators), Rows(query.Exclusions)), Is.EqualTo((indicators, exclusions)));
    }

    [Test]
    public async Task What_a_let_names_that_nothing_uses_is_not_looked_for() =>
        Assert.That((await QueryAsync("let Unused = DeviceFileEvents | where FileName == 'a.exe'; DeviceProcessEvents | take 1")).Indicators, Is.Empty);

    [Test]
    public async Task Letter_case_decides_where_the_operator_says_so()
    {
        var query = await QueryAsync("DeviceProcessEvents | where FileName == 'A' or FolderPath =~ 'A' or tolower(AccountName) == 'a' or ProcessId == 4");
        Assert.That(query.Indicators.Select(row => $"{row.Field} {row.Values[0].IsCaseSensitive}"), Is.EqualTo(["AccountName False", "FileName True", "FolderPath False", "ProcessId False"]));
    }

    [TestCase("summarize Count = count() by DeviceId | where Count > 5", "Count count() gt 5 by DeviceId")]
    [TestCase("summarize count(), dcount(AccountName) by DeviceId, bin(Timestamp, 1h) | where count_ >= 5 and dcount_AccountName < 3", "count_ count() ge 5 by DeviceId,bin(Timestamp, 1h); dcount_AccountName dcount(AccountName) lt 3 by DeviceId,bin(Timestamp, 1h)")]
    [TestCase("where ProcessId > 5", "")]
    public async Task A_condition_on_an_aggregate_is_a_threshold(string operators, string thresholds)
    {
        var query = await QueryAsync($"DeviceProcessEvents | {operators}");
        Assert.That(string.Join("; ", query.Thresholds.Select(one => $"{one.Field} {one.Aggregate} {one.Kind} {string.Join(',', one.Values)} by {string.Join(',', one.GroupBy)}")), Is.EqualTo(thresholds));
    }

    [TestCase("project DeviceId, Name = tolower(FileName)", "DeviceId string project 2; Name string project 2", false, false)]
    [TestCase("extend Name = tolower(FileName) | where Name == 'a'", "Name string extend 2", true, false)]
    [TestCase("extend Name = FileName | project Name", "Name string project 3", false, false)]
    [TestCase("summarize Count = count() by DeviceId | extend Twice = Count * 2", "DeviceId string summarize 2; Count long summarize 2; Twice long extend 3", false, false)]
    [TestCase("join (DeviceInfo | extend Site = 'x' | project DeviceId, Site) on DeviceId | project-keep FileName, Site", "Site string project ", true, false)]
    [TestCase("parse ProcessCommandLine with FileName ' ' * | project-keep FileName, DeviceId", "FileName string parse 2", true, false)]
    [TestCase("evaluate bag_unpack(AdditionalFields)", "", true, true)]
    public async Task Fields_that_the_query_makes_or_names_have_their_source(string operators, string fields, bool passesOthers, bool isOpen)
    {
        var query = await QueryAsync($"DeviceProcessEvents | {operators}");
        Assert.That((string.Join("; ", query.OutputFields.Select(field => $"{field.Name} {field.Type} {field.Source} {field.Stage}")), query.PassesFields, query.IsOutputOpen), Is.EqualTo((fields, passesOthers, isOpen)));
    }

    [TestCase("DeviceProcessEvents | where Timestamp > ago(1h) | join (DeviceFileEvents | where Timestamp > ago(7d)) on DeviceId", "7.00:00:00")]
    [TestCase("let window = 2*1d; DeviceProcessEvents | where ingestion_time() >= ago(window)", "2.00:00:00")]
    [TestCase("SigninLogs | where TimeGenerated between (ago(14d) .. ago(1d))", "14.00:00:00")]
    [TestCase("DeviceProcessEvents | where ProcessCreationTime > ago(30d)", null, Description = "The process may be old, and the event is not.")]
    public async Task A_query_looks_as_far_back_as_it_says(string query, string? lookback) =>
        Assert.That((await QueryAsync(query)).Lookback?.ToString(), Is.EqualTo(lookback));

    private static string Rows(IEnumerable<CatalogIndicator> rows) =>
        string.Join("; ", rows.Select(row => $"{row.Field} {row.Kind} {string.Join(',', row.Values.Select(value => value.Text))}{(row.Condition is null ? "" : $" [{row.Condition}]")}"));

    private static async Task<CatalogQuery> QueryAsync(string query)
    {
        using var folder = new RuleFolder();
        folder.Write("rule.kql", query);
        return (await folder.CatalogAsync()).Rules.Single().Queries.Single();
    }
}
