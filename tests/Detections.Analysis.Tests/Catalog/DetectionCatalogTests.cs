using Detections.Analysis.Catalog;

namespace Detections.Analysis.Tests.Catalog;

internal sealed class DetectionCatalogTests
{
    private RuleFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new RuleFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task Other_rules_with_the_same_field_kind_and_value_are_counted_without_letter_case_where_the_operator_has_none()
    {
        Write("a", "DeviceProcessEvents | where FileName =~ 'Net.exe'");
        Write("b", "DeviceProcessEvents | where FileName == 'net.EXE'");
        Write("c", "DeviceFileEvents | where FileName == 'net.exe' | where FileName == 'net.exe'");
        Write("d", "DeviceFileEvents | where FileName in~ ('net.exe')");
        Write("e", "DeviceFileEvents | where FolderPath =~ 'net.exe'");

        var catalog = await _folder.CatalogAsync();

        Assert.That(catalog.Rules.Select(rule => (rule.Path, catalog.CountOthers(rule, rule.Queries[0].Indicators[0], rule.Queries[0].Indicators[0].Values[0]))),
            Is.EqualTo([("a.kql", 2), ("b.kql", 1), ("c.kql", 1), ("d.kql", 0), ("e.kql", 0)]));
    }

    [TestCase("where FileName =~ 'a.exe' and FolderPath has 'temp'", "where FileName =~ 'a.exe'")]
    [TestCase("where FileName == 'a.exe'", "where FileName in~ ('A.exe', 'b.exe')")]
    [TestCase("where FileName in ('a.exe', 'b.exe')", "where FileName endswith '.exe'")]
    [TestCase("where FileName startswith 'powershell'", "where FileName contains 'shell'")]
    [TestCase("where FileName has 'powershell'", "where FileName contains 'shell'")]
    [TestCase("where FileName has 'x' | where FileName !in~ ('c', 'd')", "where FileName has 'x' | where FileName !~ 'c'")]
    [TestCase("where FileName has 'x' and FolderPath !contains 'win'", "where FileName has 'x' and FolderPath !startswith 'windows'")]
    [TestCase("where FileName =~ 'a.exe'", "where FileName =~ 'a.exe' or FolderPath has 'temp'")]
    [TestCase("where ProcessId > 10", "where ProcessId >= 5")]
    [TestCase("where FileName =~ 'a.exe' | extend X = tolower(FolderPath) | where X has 'temp'", "where FileName =~ 'a.exe' | extend X = tolower(FolderPath) | where X contains 'temp'")]
    [TestCase("where Timestamp > ago(1h) | where FileName =~ 'a.exe' and FolderPath has 'b'", "where Timestamp > ago(30d) | where FileName =~ 'a.exe'")]
    [TestCase("where FileName =~ 'a.exe' and not(FolderPath has 'x' or FolderPath has 'y')", "where FileName =~ 'a.exe' and not(FolderPath has 'x')")]
    [TestCase("where isnotempty(FileName) and FileName == 'a'", "where isnotempty(FileName)")]
    [TestCase("where FileName =~ 'a.exe' | summarize C = count() by DeviceId | where C > 10", "where FileName =~ 'a.exe' | summarize C = count() by DeviceId | where C > 5")]
    public async Task A_rule_that_finds_some_of_what_another_finds_is_stricter(string narrow, string broad)
    {
        Write("broad", $"DeviceProcessEvents | {broad}");
        Write("narrow", $"DeviceProcessEvents | {narrow}");

        var catalog = await _folder.CatalogAsync();

        Assert.That(catalog.Rules.Select(catalog.NeighborsOf).Select(one => $"{string.Join(',', one.Stricter)}/{string.Join(',', one.Broader)}"), Is.EqualTo(["narrow.kql:1/", "/broad.kql:1"]));
    }

    [TestCase("where FileName =~ 'a.exe'", "where FileName == 'a.exe' or FileName =~ 'b.exe'", Description = "In another letter case it is not found.")]
    [TestCase("where FileName contains 'shell' and FolderPath has 'x'", "where FileName has 'shell'")]
    [TestCase("where FileName =~ 'a.exe' and FolderPath has 'x'", "where FolderPath =~ 'a.exe'")]
    [TestCase("where FileName =~ 'a.exe' and FolderPath has 'x' | take 10", "where FileName =~ 'a.exe' | take 10", Description = "Ten of many are not among ten of all.")]
    [TestCase("where FileName =~ 'a.exe' and FolderPath has 'x' | summarize C = count() by DeviceId | where C < 5", "where FileName =~ 'a.exe' | summarize C = count() by DeviceId | where C < 5")]
    [TestCase("where FileName =~ 'a.exe' and FolderPath has 'x' | join DeviceInfo on DeviceId", "where FileName =~ 'a.exe' | join DeviceInfo on DeviceId", Description = "innerunique takes one of the rows with a key.")]
    [TestCase("where coalesce(ProcessId, 0) < 5 and FileName has 'x'", "where coalesce(ProcessId, 10) < 7 and FileName has 'x'")]
    [TestCase("where FileName == 'a.exe' and FolderPath has 'x' | extend FileName = AccountName", "extend FileName = AccountName | where FileName == 'a.exe'")]
    [TestCase("where isempty(FileName) and FolderPath has 'x'", "where FileName == 'a' and FolderPath has 'x'")]
    [TestCase("where FileName == 'a' and FolderPath has 'x'", "where isempty(FileName) and FolderPath has 'x'")]
    [TestCase("where FileName has_any ('a', 'b') and FolderPath has 'x'", "where FileName has_all ('a', 'b')")]
    [TestCase("where not(ProcessId > 5) and FileName has 'x'", "where ProcessId < 10 and FileName has 'x'", Description = "Silent, for the value can be null.")]
    public async Task Of_what_is_not_sure_nothing_is_said(string one, string other)
    {
        Write("one", $"DeviceProcessEvents | {one}");
        Write("other", $"DeviceProcessEvents | {other}");

        var catalog = await _folder.CatalogAsync();

        Assert.That(catalog.Rules.Select(catalog.NeighborsOf).SelectMany(near => near.Stricter.Concat(near.Broader)), Is.Empty);
    }

    [Test]
    public async Task Names_that_stand_for_different_things_are_not_the_same()
    {
        Write("one", "let names = dynamic(['a']); DeviceProcessEvents | where FileName in (names) and FolderPath has 'x'");
        Write("other", "let names = dynamic(['b']); DeviceProcessEvents | where FileName in (names)");
        Write("rows", "let T = DeviceFileEvents | where FileName == 'a'; DeviceProcessEvents | where SHA1 in (T) and FolderPath has 'x'");
        Write("rows2", "let T = DeviceFileEvents | where FileName == 'b'; DeviceProcessEvents | where SHA1 in (T)");

        var catalog = await _folder.CatalogAsync();

        Assert.That(catalog.Rules.Select(catalog.NeighborsOf).SelectMany(near => near.Stricter.Concat(near.Broader)), Is.Empty);
    }

    [Test]
    public async Task Rules_that_look_for_nearly_the_same_are_near_duplicates()
    {
        Write("one", "DeviceProcessEvents | where FileName in~ ('a.exe', 'b.exe', 'c.exe', 'd.exe') and FolderPath has 'temp'");
        Write("other", "DeviceProcessEvents | where FileName in~ ('A.exe', 'b.exe', 'c.exe', 'd.exe') | where FolderPath has 'temp' | where ProcessId > 4");
        Write("third", "DeviceProcessEvents | where FileName in~ ('a.exe', 'b.exe', 'x.exe', 'y.exe') and FolderPath has 'temp'");

        var catalog = await _folder.CatalogAsync();

        Assert.That(catalog.Rules.Select(catalog.NeighborsOf).Select(near => string.Join(',', near.NearDuplicates.Select(one => one.Rule))), Is.EqualTo(["other.kql:1", "one.kql:1", ""]));
        Assert.That(catalog.NeighborsOf(catalog.Rules[0]).NearDuplicates[0].Likeness, Is.EqualTo(6.0 / 7).Within(1e-9));
    }

    [Test]
    public async Task Rules_that_read_the_same_events_are_candidates_for_a_chain()
    {
        Write("one", "DeviceFileEvents | where ActionType in ('FileCreated', 'FileRenamed')");
        Write("other", "DeviceFileEvents | where ActionType == 'FileRenamed'");
        Write("third", "DeviceEvents | where ActionType == 'NamedPipeEvent'");

        var catalog = await _folder.CatalogAsync();

        Assert.That(catalog.Rules.Select(catalog.NeighborsOf).Select(near => string.Join(';', near.SharingEvents.Select(one => $"{one.Rule} {string.Join(',', one.Events)}"))),
            Is.EqualTo(["other.kql:1 Defender-DeviceFileEvents FileRenamed", "one.kql:1 Defender-DeviceFileEvents FileRenamed", ""]));
    }

    [Test]
    public async Task Coverage_tells_techniques_with_and_without_rules_and_events_that_nobody_reads()
    {
        _folder.Write("a.yaml", "kind: Scheduled\nname: A\ntactics: [LateralMovement]\nrelevantTechniques: [T1021.006]\nquery: DeviceFileEvents | where ActionType == 'FileCreated'\n");

        var coverage = (await _folder.CatalogAsync()).Coverage;

        Assert.That(coverage.Techniques.Single(technique => technique.Id == "T1021.006").Rules, Is.EqualTo(["a.yaml:1"]));
        Assert.That(coverage.Techniques.Single(technique => technique.Id == "T1021.002").Rules, Is.Empty);
        Assert.That(coverage.Tactics.Where(tactic => !tactic.Rules.IsEmpty).Select(tactic => (tactic.Id, tactic.Name)), Is.EqualTo([("TA0008", "Lateral Movement")]));
        Assert.That(coverage.Tables.Select(table => table.Name), Is.EqualTo(["DeviceFileEvents"]));
        Assert.That(coverage.UnreadEvents.Select(one => one.Id), Does.Contain("FileDeleted").And.Not.Contain("FileCreated"));
        Assert.That(coverage.Events.Where(one => one.Id == "FileCreated").Select(one => one.Rules.Single()), Is.EqualTo(["a.yaml:1"]));
    }

    [Test]
    public async Task Rules_on_one_line_are_told_apart()
    {
        const string Rule = """{"type":"Microsoft.OperationalInsights/workspaces/providers/alertRules","kind":"Scheduled","name":"n","properties":{"displayName":"A","query":"DeviceEvents | take 1"}}""";
        _folder.Write("a.json", $$"""{"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#","resources":[{{Rule}},{{Rule}}]}""");

        var catalog = await _folder.CatalogAsync();

        Assert.That(catalog.Rules, Has.Length.EqualTo(2));
        Assert.That(catalog.Rules.Select(rule => rule.Key), Is.Unique);
        Assert.That(catalog.Rules.Select(catalog.NeighborsOf), Has.None.Null);
    }

    private void Write(string name, string query) => _folder.Write($"{name}.kql", query);
}
