namespace Detections.Analysis.Tests.Catalog;

/// <summary>What ATT&amp;CK's analytics look at beside what a rule reads.</summary>
internal sealed class AnalyticEventTests
{
    private RuleFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new RuleFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task Events_of_the_analytics_that_no_query_reads_are_told()
    {
        var events = await EventsAsync("T1001.002", "DeviceNetworkEvents | where ActionType == 'ConnectionSuccess'");

        Assert.That(events, Is.EqualTo(["Sysmon 1: DeviceProcessEvents ProcessCreated", "Sysmon 11: DeviceFileEvents FileCreated, DeviceFileEvents FileRenamed", "Sysmon 22: "]));
    }

    [Test]
    public async Task An_event_that_the_rule_reads_in_another_table_is_not_told()
    {
        var events = await EventsAsync("T1001.002", "DeviceProcessEvents");

        Assert.That(events, Has.Some.StartsWith("Sysmon 3:").And.None.StartsWith("Sysmon 1:"));
    }

    [Test]
    public async Task An_event_that_the_rule_reads_in_another_log_is_not_told()
    {
        var events = await EventsAsync("T1001.002", "SecurityEvent | where EventID == 4688");

        Assert.That(events, Has.Some.StartsWith("Sysmon 3:").And.None.StartsWith("Sysmon 1:"));
    }

    [TestCase("T1021.006", "Contoso_CL", Description = "Nobody knows what is in the table.")]
    [TestCase("T1021.006", "union DeviceProcessEvents, Contoso_CL")]
    [TestCase("T1021.006", "search 'wsmprovhost'")]
    [TestCase("T1566.002", "EmailEvents", Description = "Who looks into mail is not helped with the logs of Windows.")]
    [TestCase("T1078.004", "SigninLogs")]
    [TestCase("T9999", "DeviceProcessEvents")]
    public async Task Where_it_is_not_sure_or_no_help_nothing_is_told(string technique, string query) =>
        Assert.That(await EventsAsync(technique, query), Is.Empty);

    [Test]
    public async Task What_is_no_event_of_its_log_is_left_out()
    {
        // ATT&CK's analytics name Security 1 for it; there is no such event.
        var events = await EventsAsync("T1568.001", "DeviceImageLoadEvents");

        Assert.That(events, Is.Not.Empty.And.None.StartsWith("Security-Auditing 1:"));
    }

    private async Task<List<string>> EventsAsync(string technique, string query)
    {
        _folder.Write("a.yaml", $"kind: Scheduled\nname: A\nrelevantTechniques: [{technique}]\nquery: {query}\n");
        var rule = (await _folder.CatalogAsync()).Rules.Single();
        Assert.That(rule.AnalyticEvents.SelectMany(one => one.Techniques), Is.All.EqualTo(technique));
        return [.. rule.AnalyticEvents.Select(one => $"{one.Provider} {one.Id}: {string.Join(", ", one.ActionTypes)}")];
    }
}
