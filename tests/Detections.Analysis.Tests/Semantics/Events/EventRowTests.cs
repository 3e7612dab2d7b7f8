using System.Text.RegularExpressions;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Semantics.Events;

namespace Detections.Analysis.Tests.Semantics.Events;

/// <summary>The tables of published pages and what follows from their queries. Where a page is at fault, the test says how.</summary>
internal sealed class EventRowTests
{
    private const string Seed003 = """
        let PotentialPlugins = materialize(
        DeviceImageLoadEvents
        | where InitiatingProcessFileName =~ "wsmprovhost.exe"
        | invoke FileProfile(SHA1, 1000)
        );
        let PotentialWrites = (
        DeviceFileEvents
        | where ActionType in~ ("FileCreated", "FileRenamed", "FileModified")
        | where SHA1 in~ ((PotentialPlugins | project SHA1))
        );
        PotentialPlugins
        | join kind=inner PotentialWrites on SHA1, DeviceId, FolderPath
        """;

    private const string RowsOfSeed003 =
        "~Sysmon 2; ~Sysmon 7; ~Sysmon 11; ~Security-Auditing 4663; Defender-DeviceFileEvents FileCreated; Defender-DeviceFileEvents FileModified; Defender-DeviceFileEvents FileRenamed; Defender-DeviceImageLoadEvents any";

    private const string RowsOfSeed000 =
        "~Sysmon 3; ~Security-Auditing 5156; ~Security-Auditing 5157; Defender-DeviceNetworkEvents ConnectionAttempt; Defender-DeviceNetworkEvents ConnectionFailed; Defender-DeviceNetworkEvents ConnectionRequest; Defender-DeviceNetworkEvents ConnectionSuccess";

    [TestCase("DeviceNetworkEvents", "~Sysmon 3; ~Security-Auditing 5156; Defender-DeviceNetworkEvents any")]
    [TestCase("DeviceProcessEvents", "~Sysmon 1; ~Security-Auditing 4688; Defender-DeviceProcessEvents any")]
    [TestCase("DeviceEvents | where ActionType == 'NamedPipeEvent'", "~Sysmon 17; ~Sysmon 18; Defender-DeviceEvents NamedPipeEvent")]
    [TestCase("DeviceEvents | where ActionType in ('UserAccountCreated', 'UserAccountModified', 'UserAccountAddedToLocalGroup')",
        "~Security-Auditing 4720; ~Security-Auditing 4732; ~Security-Auditing 4738; Defender-DeviceEvents UserAccountAddedToLocalGroup; Defender-DeviceEvents UserAccountCreated; Defender-DeviceEvents UserAccountModified",
        Description = "The page forgot two of the ActionTypes whose native events it lists.")]
    [TestCase("DeviceLogonEvents | where ActionType in ('LogonFailed', 'LogonSuccess')", "~Security-Auditing 4624; ~Security-Auditing 4625; Defender-DeviceLogonEvents LogonSuccess; Defender-DeviceLogonEvents LogonFailed")]
    [TestCase("union (SecurityEvent | where EventID in (4624, 4625)), DeviceLogonEvents", "Security-Auditing 4624; Security-Auditing 4625; Defender-DeviceLogonEvents any")]
    [TestCase("DeviceEvents | where ActionType in ('QueueUserApcRemoteApiCall', 'NtAllocateVirtualMemoryRemoteApiCall', 'CreateRemoteThreadApiCall', 'SetThreadContextRemoteApiCall', 'NtMapViewOfSectionRemoteApiCall')",
        "~Sysmon 8; Defender-DeviceEvents CreateRemoteThreadApiCall; Defender-DeviceEvents NtAllocateVirtualMemoryRemoteApiCall; Defender-DeviceEvents NtMapViewOfSectionRemoteApiCall; Defender-DeviceEvents QueueUserApcRemoteApiCall; Defender-DeviceEvents SetThreadContextRemoteApiCall; ~Threat-Intelligence 1; ~Threat-Intelligence 3; ~Threat-Intelligence 4; ~Threat-Intelligence 5")]
    [TestCase("SecurityEvent | where EventID in (4657, 4688)", "Security-Auditing 4657; Security-Auditing 4688")]
    [TestCase("Event | where Source == 'Microsoft-Windows-Sysmon' | where EventID == 18", "Sysmon 18")]
    [TestCase("SecurityEvent | where EventID == 4656 or EventID == 4663", "Security-Auditing 4656; Security-Auditing 4663")]
    [TestCase("_ASim_RegistryEvent", RowsOfAsimRegistry)]
    [TestCase("imRegistry", RowsOfAsimRegistry)]
    [TestCase("DeviceNetworkEvents | where ActionType in~ ('ConnectionSuccess', 'ConnectionAttempt', 'ConnectionFailed', 'ConnectionRequest') | invoke FileProfile(InitiatingProcessSHA256)", RowsOfSeed000)]
    [TestCase(Seed003, RowsOfSeed003)]
    public async Task The_rows_of_published_pages_follow_from_their_queries(string query, string rows) =>
        Assert.That(await ReadText.DemandedAsync(query), Is.EqualTo(rows));

    private const string RowsOfAsimRegistry =
        "Sysmon 12; Sysmon 13; Sysmon 14; Security-Auditing 4657; ~Security-Auditing 4660; Security-Auditing 4663; Defender-DeviceRegistryEvents RegistryKeyDeleted; Defender-DeviceRegistryEvents RegistryKeyRenamed; Defender-DeviceRegistryEvents RegistryValueDeleted; Defender-DeviceRegistryEvents RegistryValueSet";

    // The author listed ConnectionSuccess alone, though the query names four ActionTypes; 5157 in the page's table is the
    // native event of one of those that are missing, ConnectionFailed.
    [Test]
    public async Task Seed_000_comes_out_as_published_with_the_ActionTypes_its_author_forgot()
    {
        var (published, rows) = await SeedAsync("000_*.txt");

        Assert.That(rows.Where(row => row.Need != RowNeed.Acceptable).Select(row => row.Key.ToString()).Except(published), Is.EqualTo([
            "Defender-DeviceNetworkEvents ConnectionAttempt", "Defender-DeviceNetworkEvents ConnectionFailed", "Defender-DeviceNetworkEvents ConnectionRequest"]));
        Assert.That(published, Is.SubsetOf(rows.Select(row => row.Key.ToString())));
    }

    // The page lists ImageLoaded beside any. The table has no other ActionType, so both say the same; the query names none.
    [Test]
    public async Task Seed_003_comes_out_as_published()
    {
        var (published, rows) = await SeedAsync("003_*.txt");

        Assert.That(rows.Where(row => row.Need != RowNeed.Acceptable).Select(row => row.Key.ToString()), Is.EqualTo(published.Where(row => row != "Defender-DeviceImageLoadEvents ImageLoaded")));
        Assert.That(rows.Single(row => row.Key.Id == "ImageLoaded").Need, Is.EqualTo(RowNeed.Acceptable));
        Assert.That(published, Is.SubsetOf(rows.Select(row => row.Key.ToString())));
    }

    [Test]
    public async Task A_row_stands_at_the_literal_that_names_its_event()
    {
        const string Query = "let names = dynamic(['FileCreated', 'FileDeleted']); DeviceFileEvents | where ActionType in (names)";

        var rows = (await ReadText.RuleAsync(Query)).Rows;

        Assert.That(rows.Where(row => row.Need == RowNeed.Required).Select(row => Query.Substring(row.Place.Start, row.Place.Length)), Is.EqualTo(["'FileCreated'", "'FileDeleted'"]));
    }

    [Test]
    public async Task Any_stands_at_the_name_of_the_table()
    {
        const string Query = "DeviceInfo | join DeviceProcessEvents on DeviceId";

        var any = (await ReadText.RuleAsync(Query)).Rows.Single(row => row.Need == RowNeed.Required);

        Assert.That((Query.Substring(any.Place.Start, any.Place.Length), any.Title), Is.EqualTo(("DeviceProcessEvents", EventKnowledge.BuiltIn.FindEvent("Defender-DeviceProcessEvents", EventKey.Any)!.Title)));
    }

    [TestCase("DeviceFileEvents | where ActionType != 'FileDeleted'", Description = "Not said of any page.")]
    [TestCase("DeviceEvents | where ActionType == 'NobodyKnowsThis'")]
    [TestCase("CloudAppEvents | where ActionType == 'FileDownloaded'", Description = "The table is known from memory alone.")]
    [TestCase("Event | where EventLog == 'System' and EventID == 7045", Description = "No provider is named.")]
    [TestCase("SecurityEvent")]
    [TestCase("Syslog | where Facility == 'auth'")]
    [TestCase("_Im_RegistryEvent(eventtype_in = dynamic(['RegistryValueSet']))", Description = "A parameter chooses among the events.")]
    [TestCase("_Im_RegistryEvent | where EventType == 'RegistryValueSet'")]
    [TestCase("_Im_NetworkSession", Description = "Some of these filters only tell how a connection ended.")]
    public async Task Of_what_is_not_sure_no_row_is_demanded(string query) =>
        Assert.That(await ReadText.DemandedAsync(query), Is.Empty);

    [Test]
    public async Task Beside_any_a_named_ActionType_of_its_table_is_not_demanded() =>
        Assert.That(
            await ReadText.DemandedAsync("DeviceNetworkEvents | join (DeviceNetworkEvents | where ActionType == 'ConnectionFailed') on DeviceId"),
            Is.EqualTo("~Sysmon 3; ~Security-Auditing 5156; ~Security-Auditing 5157; Defender-DeviceNetworkEvents any"));

    private static async Task<(List<string> Published, IReadOnlyList<DerivedRow> Rows)> SeedAsync(string pattern)
    {
        var page = await File.ReadAllTextAsync(Directory.GetFiles(RepositoryRoot.Shared("seeds"), pattern).Single());
        var published = Regex.Matches(page[page.IndexOf("Event coverage", StringComparison.Ordinal)..page.IndexOf("Rule body", StringComparison.Ordinal)], @"^\| (?<provider>[\w-]+) \| (Event ID )?(?<event>\w+) \| [^|]+ \|", RegexOptions.Multiline)
            .Select(row => $"{row.Groups["provider"]} {row.Groups["event"]}").ToList();
        var query = Regex.Match(page, @"^Rule body \w+\n(?<query>.*?)^Stages and Predicates", RegexOptions.Multiline | RegexOptions.Singleline).Groups["query"].Value;
        return (published, (await ReadText.RuleAsync(query)).Rows);
    }
}
