namespace Detections.Analysis.Tests.Semantics.Events;

internal sealed class EventComparisonTests
{
    [TestCase("DeviceEvents | where ActionType == 'A'", "DeviceEvents Event == 'A' case")]
    [TestCase("DeviceEvents | where ActionType =~ 'A'", "DeviceEvents Event =~ 'A'")]
    [TestCase("DeviceEvents | where ActionType in~ ('A', 'B')", "DeviceEvents Event in~ 'A'; DeviceEvents Event in~ 'B'")]
    [TestCase("DeviceEvents | where ActionType !has_cs 'A'", "DeviceEvents Event !has_cs 'A' case")]
    [TestCase("DeviceEvents | where tolower(ActionType) == 'a'", "DeviceEvents Event == 'a'")]
    [TestCase("let a = 'A'; DeviceEvents | where ActionType == a", "DeviceEvents Event == 'A' case")]
    [TestCase("union DeviceFileEvents, DeviceEvents | where ActionType == 'A'", "DeviceEvents|DeviceFileEvents Event == 'A' case")]
    [TestCase("Event | where Source == 'S' and EventLog != 'L' and EventID == 1", "Event Provider == 'S' case; Event Channel != 'L' case; Event Event == '1' case")]
    [TestCase("DeviceEvents | summarize countif(ActionType == 'A') by DeviceId", "DeviceEvents Event == 'A' case")]
    [TestCase("DeviceEvents | extend x = case(ActionType == 'A', 1, 2)", "DeviceEvents Event == 'A' case")]
    [TestCase("DeviceInfo | where DeviceId in ((DeviceEvents | where ActionType == 'A' | project DeviceId))", "DeviceEvents Event == 'A' case")]
    [TestCase("DeviceInfo | join (DeviceEvents | where ActionType == 'A') on DeviceId", "DeviceEvents Event == 'A' case")]
    [TestCase("let Unused = DeviceEvents | where ActionType == 'A'; DeviceInfo", "DeviceEvents Event == 'A' case")]
    [TestCase("let F = (a: string) { DeviceEvents | where ActionType == a }; union F('A'), F('B')", "DeviceEvents Event == 'A' case; DeviceEvents Event == 'B' case")]
    [TestCase("let T = DeviceEvents | where ActionType == 'A'; union T, T", "DeviceEvents Event == 'A' case")]
    public async Task A_literal_is_told_with_the_tables_it_is_compared_with(string query, string comparisons) =>
        Assert.That(await DescribeAsync(query), Is.EqualTo(comparisons));

    [TestCase("DeviceEvents | where FileName == 'A'")]
    [TestCase("DeviceEvents | extend ActionType = FileName | where ActionType == 'A'")]
    [TestCase("Mine_CL | where ActionType == 'A'")]
    [TestCase("union DeviceEvents, Mine_CL | where ActionType == 'A'", Description = "It can be meant for the other table.")]
    [TestCase("DeviceEvents | where ActionType == FileName")]
    public async Task Where_it_is_not_sure_which_table_it_is_nothing_is_told(string query) =>
        Assert.That(await DescribeAsync(query), Is.Empty);

    [Test]
    public async Task A_comparison_knows_the_place_of_its_literal()
    {
        const string Query = "let names = dynamic(['A']);\nDeviceEvents | where ActionType in (names)";

        var comparison = (await ReadText.ReadAsync(Query)).Comparisons.Single();

        Assert.That(Query.Substring(comparison.Span.Start, comparison.Span.Length), Is.EqualTo("'A'"));
    }

    private static async Task<string> DescribeAsync(string query) => string.Join("; ", (await ReadText.ReadAsync(query)).Comparisons.Select(one =>
        $"{string.Join('|', one.Tables.Select(table => table.Name))} {one.Role} {one.Operator} '{one.Value}'{(one.IsCaseSensitive ? " case" : "")}"));
}
