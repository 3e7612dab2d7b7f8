using Detections.Analysis.Knowledge;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.Knowledge.Declarations;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Events;
using Detections.Analysis.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Semantics.Events;

internal sealed class EventCoverageTests
{
    private static readonly DetectionKnowledge Knowledge = new(AttackVersion.Version191, KnowledgeDeclarations.Empty);

    [TestCase("| Provider | Event/ActionType | Title |")]
    [TestCase("| Provider | Event | Title |")]
    [TestCase("| provider | Event ID | Title |")]
    public void The_tables_of_pages_are_event_tables(string header)
    {
        var row = Read(header, "| Microsoft-Windows-Sysmon | Event ID 3 | Network connection |").Rows.Single();

        Assert.That(row.Provider?.Value, Is.EqualTo("Microsoft-Windows-Sysmon"));
        Assert.That(row.KnownProvider?.Name, Is.EqualTo("Sysmon"));
        Assert.That(row.TitleOfEvent?.Value, Is.EqualTo("Network connection"));
        Assert.That(row.Events.Single().Value, Is.EqualTo(new EventKey("Sysmon", "3")));
    }

    [TestCase("| Provider | Name |")]
    [TestCase("| Provider | Event | Title | Notes |")]
    [TestCase("| Event | Provider |")]
    [TestCase("| Tactic | Techniques |")]
    public void Other_tables_are_left_alone(string header) =>
        Assert.That(Coverage(Document(header, "| Sysmon | Event ID 3 |")).Declarations, Is.Empty);

    [TestCase("Event ID 4663", "4663")]
    [TestCase("4663", "4663")]
    [TestCase("`4663`", "4663")]
    [TestCase("EventID: 4663", "4663")]
    [TestCase("EID 4663", "4663")]
    [TestCase("Event ID 04663", "4663")]
    [TestCase("Event ID 4663 (write)", "4663")]
    [TestCase("4663 - object access", "4663")]
    [TestCase("4624, 4625", "4624 4625")]
    [TestCase("4624/4625", "4624 4625")]
    [TestCase("4624<br>4625", "4624 4625")]
    [TestCase("Event ID 4624 and Event ID 4625", "4624 4625")]
    [TestCase("any", "any")]
    [TestCase("Any", "any")]
    [TestCase("4624-4634", "")]
    [TestCase("4624 - 4634", "")]
    [TestCase("4624 (and 4625)", "")]
    [TestCase("all", "")]
    [TestCase("123456", "")]
    [TestCase("Event ID", "")]
    [TestCase("—", "")]
    [TestCase("N/A", "")]
    [TestCase("", "")]
    public void Windows_events_are_read(string cell, string ids) => AssertRead("Security-Auditing", cell, ids);

    [TestCase("FileCreated", "FileCreated")]
    [TestCase("filecreated", "FileCreated")]
    [TestCase("`FileCreated`", "FileCreated")]
    [TestCase("FileCreated, FileRenamed and FileModified", "FileCreated FileRenamed FileModified")]
    [TestCase("FileCreated<br>FileRenamed", "FileCreated FileRenamed")]
    [TestCase("FileCreated (executables)", "FileCreated")]
    [TestCase("FileTeleported", "FileTeleported")]
    [TestCase("File created", "File created")]
    [TestCase("any", "any")]
    [TestCase("all", "")]
    [TestCase("N/A", "")]
    [TestCase("Event ID 11", "")]
    [TestCase("see below", "")]
    public void ActionTypes_are_read(string cell, string ids) => AssertRead("Defender-DeviceFileEvents", cell, ids.Replace("File created", "File\u00a0created", StringComparison.Ordinal));

    [Test]
    public void Each_event_of_a_cell_stands_where_its_id_stands()
    {
        var content = Document("| Provider | Event |", "| Security-Auditing | Event ID 4624, 4625 |");

        Assert.That(
            Coverage(content).Declarations.Single().Rows.Single().Events.Select(one => (content.Substring(one.Span.Start, one.Span.Length), one.Value.Id)),
            Is.EqualTo(new[] { ("4624", "4624"), ("4625", "4625") }));
    }

    [TestCase("|MicrosoftThreatProtection|DeviceFileEvents|FileCreated||File|File Creation|", "Defender-DeviceFileEvents FileCreated")]
    [TestCase("|SecurityEvents|SecurityEvent|4769||Active Directory|Active Directory Credential Request|", "Security-Auditing 4769")]
    [TestCase("|SecurityEvents|SecurityEvent|1102||Active Directory|Active Directory Credential Request|", "Eventlog 1102")]
    [TestCase("|SecurityEvents|SecurityEvent|9999||Active Directory|Active Directory Credential Request|", "")]
    [TestCase("|AzureActiveDirectory|SigninLogs|Sign-in activity||Logon Session|Logon Session Creation|", "")]
    [TestCase("|AWS|AWSCloudTrail|ListUsers||Application Log|Application Log Content|", "")]
    [TestCase("|MicrosoftThreatProtection|DeviceNetworkEvents|||||", "")]
    [TestCase("|Sysmon||11||File|File Creation|", "Sysmon 11")]
    public void The_table_of_a_data_source_tells_the_provider(string row, string key) =>
        Assert.That(
            Read("| Log Provider | Table Name | Event ID | Event Name | ATT&CK Data Source | ATT&CK Data Component|", row).Rows.Single().Events.Select(one => $"{one.Value}"),
            Is.EqualTo(key.Length == 0 ? [] : new[] { key }));

    [TestCase("| - | DeviceImageLoadEvents | MDE | Loaded DLLs |", "Defender-DeviceImageLoadEvents", "")]
    [TestCase("| 3 | Network connection | Sysmon | |", "Sysmon", "Sysmon 3")]
    [TestCase("| - | FileProfile | MDE | - |", null, "")]
    public void A_hunt_names_a_table_or_an_event(string row, string? provider, string key)
    {
        var read = Read("| Event ID | Event Name | Log Provider | ATT&CK Data Source |", row).Rows.Single();

        Assert.That(read.KnownProvider?.Name, Is.EqualTo(provider));
        Assert.That(read.Events.Select(one => $"{one.Value}"), Is.EqualTo(key.Length == 0 ? [] : new[] { key }));
    }

    [Test]
    public void A_table_is_understood_when_each_row_is()
    {
        Assert.That(Read("| Provider | Event |", "| Sysmon | 3 |\n| Contoso | 3 |\n| - | |").IsUnderstood, Is.True);
        Assert.That(Read("| Provider | Event |", "| Sysmon | 3 |\n| Sysmon | 17-18 |").IsUnderstood, Is.False);
    }

    [Test]
    public void The_line_of_a_row_includes_its_line_end()
    {
        var content = Document("| Provider | Event |", "| Sysmon | 3 |\n| Sysmon | |").ReplaceLineEndings("\r\n");

        Assert.That(
            Coverage(content).Declarations.Single().Rows.Select(row => content.Substring(row.Span.Start, row.Span.Length)),
            Is.EqualTo(new[] { "| Sysmon | 3 |\r\n", "| Sysmon | |\r\n" }));
    }

    [Test]
    public void Whatever_a_cell_holds_its_events_stand_in_it()
    {
        var part = Gen.Elements("Event ID ", "EID", "4624", "17", "FileCreated", "any", "and", " ", ",", "/", "-", "–", "(", "<br>", "`", "*", "N/A", "\\", "&amp;", "é");
        var cells = part.ListOf().Select(string.Concat).ToArbitrary();
        var providers = Gen.Elements("Sysmon", "Defender-DeviceFileEvents", "Entra-AuditLogs", "Contoso", "").ToArbitrary();
        Prop.ForAll(cells, providers, (cell, provider) =>
        {
            var content = Document("| Provider | Event |", $"| {provider} | {cell} |");
            return Coverage(content).Declarations.Single().Rows.Single() is var row
                && row.Events.All(one => one.Value.Id.Length > 0 && one.Span.Length > 0 && row.Span.Start <= one.Span.Start && one.Span.End <= row.Span.End);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Test]
    public void A_long_cell_is_no_trap()
    {
        var ands = string.Concat(Enumerable.Repeat("and ", 20_000));

        AssertRead("Sysmon", "3 " + ands + "!", "");
        AssertRead("Defender-DeviceFileEvents", "FileCreated " + ands + "!", "");
    }

    private static void AssertRead(string provider, string cell, string ids) =>
        Assert.That(
            Read("| Provider | Event |", $"| {provider} | {cell} |").Rows.Single().Events.Select(one => one.Value),
            Is.EqualTo(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => new EventKey(provider, id.Replace('\u00a0', ' ')))));

    private static EventDeclaration Read(string header, string rows) => Coverage(Document(header, rows)).Declarations.Single();

    private static EventCoverage Coverage(string content)
    {
        var text = new SourceText("rule.md", content);
        return EventCoverage.Of(text, RuleFileReader.Read(text).Rules.Single(), Knowledge);
    }

    private static string Document(string header, string rows) =>
        $"# A rule\n\n{header}\n|{string.Concat(Enumerable.Repeat("---|", header.Count(unit => unit == '|') - 1))}\n{rows}\n\n```kql\nDeviceInfo\n```\n";
}
