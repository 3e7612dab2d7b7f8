#:property PublishAot=false
// Makes src/Detections.Analysis/Knowledge/Data from the gathered facts: see build/README.md.
// Run from the root of the repository: dotnet run build/import-knowledge.cs [folder of the facts]
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

var facts = args is [var given, ..] ? given : "../shared/facts";
const string Data = "src/Detections.Analysis/Knowledge/Data";
const string None = "-";
if (!Directory.Exists(facts) || !Directory.Exists(Data))
{
    Console.Error.WriteLine($"Run this at the root of the repository; '{facts}' and '{Data}' have to exist.");
    return 1;
}

ImportAttack();
ImportEvents();
ImportActionTypes();
ImportEquivalents();
ImportEventTables();
ImportAsimParsers();
return 0;

void ImportAttack()
{
    var techniques = Read("attack/techniques.tsv").Select(row => new[] { row[1], row[0], row[2], row[4], Platforms(row[5]), row[6], row[7], row[8] });
    var retired = Read("attack/techniques_removed.tsv").Select(row => new[] { row[1], row[0], row[2], "", "", "retired", "", row[3] });
    Write("techniques.tsv", ["technique", "domain", "name", "tactics", "platforms", "status", "revoked_by", "last_active"], techniques.Concat(retired));

    // Only what differs: the present state is in techniques.tsv.
    Write("technique-changes.tsv", ["technique", "change", "name_18.1", "tactics_18.1"],
        Read("attack/technique_changes_v18.1_v19.1.tsv").Select(row => new[] { row[1], row[6], row[2], row[4] }));

    Write("tactics.tsv", ["domain", "tactic", "shortname", "name", "status", "matrix_order"], Read("attack/tactics.tsv"));

    // The split is told by ATT&CK's release notes and by the techniques that moved, not by the objects.
    var changes = Read("attack/tactic_changes.tsv").Where(row => row[2] == "renamed" || (row[1] == "19.0" && row[2] == "added"))
        .Select(row => new[] { row[6], row[1], row[2], row[4], row[5] })
        .Append(["TA0112", "19.0", "split", "defense-evasion", "Defense Evasion"]);
    Write("tactic-changes.tsv", ["tactic", "in_version", "change", "old_shortname", "old_name"], changes);

    Write("log-sources.tsv", ["technique", "log_source", "channel", "platforms"],
        Read("attack/technique_logsources.tsv").Select(row => new[] { row[1], row[2], row[3], Platforms(row[7]) }));
    Write("windows-events.tsv", ["technique", "log", "event"],
        Read("attack/technique_windows_events.tsv").Select(row => new[] { row[1], row[2], row[3] }));
    File.Copy(Path.Combine(facts, "attack", "LICENSE-ATTACK.txt"), Path.Combine(Data, "LICENSE-ATTACK.txt"), overwrite: true);
    File.SetAttributes(Path.Combine(Data, "LICENSE-ATTACK.txt"), FileAttributes.Normal);

    // ATT&CK writes "None" where there is no platform.
    static string Platforms(string cell) => cell == "None" ? "" : cell;
}

void ImportEvents()
{
    var variants = Read("events/title_aliases.tsv").ToLookup(row => (row[0], row[1]), row => row[2]);
    var windows = Read("events/windows_events.tsv");
    var events = windows.GroupBy(row => (Provider: row[0], Id: row[2]))
        .Select(group => new[]
        {
            group.Key.Provider, group.Key.Id, group.First()[3], List(variants[group.Key], " | "),
            List(group.Select(row => row[1]).Distinct(), ";"), Confirmed(group.Key.Id, group.First()[5]), group.First()[5],
        });
    var operations = Read("events/cloud_operations.tsv").Select(row => new[] { row[0], row[1], None, None, None, "id", row[2] });
    Write("events.tsv", ["provider", "event", "title", "other_titles", "channels", "confirmed", "source"], events.Concat(operations));

    // Of these the whole list is known. For Defender: small tables whose list did not grow in years.
    string[] complete =
    [
        "Sysmon", "Security-Auditing",
        "Defender-DeviceFileEvents", "Defender-DeviceImageLoadEvents", "Defender-DeviceLogonEvents",
        "Defender-DeviceProcessEvents", "Defender-DeviceRegistryEvents",
    ];
    var providers = windows.GroupBy(row => row[0]).Select(group => new[] { group.Key, "windows", List(group.Select(row => row[4]).Distinct().Order(StringComparer.Ordinal), ";") })
        .Concat(Read("events/defender_actiontypes.tsv").Select(row => "Defender-" + row[0]).Distinct().Select(name => new[] { name, "defender", None }))
        .Concat(Read("events/cloud_operations.tsv").Select(row => row[0]).Distinct().Select(name => new[] { name, "cloud", None }));
    Write("providers.tsv", ["provider", "kind", "etw_names", "events"],
        providers.Select(row => row.Append(complete.Contains(row[0]) ? "complete" : "partial").ToArray()));

    // "memory (1, 3, 4, 5: site)": those ids were read on the site, all others are from memory. "id in x": x has
    // the id, the title is from memory.
    static string Confirmed(string id, string source)
    {
        var site = Regex.Match(source, @"\((?<ids>[\d, ]+): site\)").Groups["ids"].Value;
        if (!source.StartsWith("memory", StringComparison.Ordinal) || site.Split(", ").Contains(id))
            return "yes";
        return source.Contains("id in ") ? "id" : "no";
    }
}

void ImportActionTypes()
{
    var rows = Read("events/defender_actiontypes.tsv").Select(row => new[] { row[0], row[1], row[2], Confirmed(row[3]), row[3] }).ToList();
    // The order of the site: "any", then by name, but success before failure in a logon table.
    rows.Sort((a, b) => (string.CompareOrdinal(a[0], b[0]), string.CompareOrdinal(SortKey(a[1]), SortKey(b[1]))) is var (table, name) && table != 0 ? table : name);
    WriteAsIs("action-types.tsv", ["table", "ActionType", "title", "confirmed", "source"], rows);

    static string SortKey(string actionType) => actionType switch
    {
        "any" => "",
        "LogonSuccess" => "LogonAttempted+",
        _ => actionType,
    };

    // Titles not from the site were made from the name. "site (seed KQL)" saw the name only; "any" is no ActionType
    // of a table but the site's word for all of them.
    static string Confirmed(string source)
    {
        if (source.StartsWith("site", StringComparison.Ordinal) && !source.StartsWith("site (seed KQL)", StringComparison.Ordinal))
            return "yes";
        return source.Split("; ").All(IsUnconfirmed) ? "no" : "id";
    }
}

void ImportEquivalents() =>
    Write("equivalents.tsv", ["table", "ActionType", "provider", "event", "strength", "confirmed", "source"],
        Read("events/equivalents.tsv").Select(row => new[]
        {
            row[0], row[1], row[2], row[3],
            row[4].Split("; ").Any(source => source == "site" || source.StartsWith("seed ", StringComparison.Ordinal)) ? "required" : "acceptable",
            row[4].Split("; ").All(IsUnconfirmed) ? "no" : "yes", row[4],
        }));

void ImportEventTables()
{
    var rows = new List<string[]>();
    foreach (var row in Read("schema/sentinel_table_events.tsv"))
    {
        var (table, providerColumn, providerValue, channel, provider, note) = (row[1], row[2], row[3], row[5], row[6], row[7]);
        if (provider.Contains('{'))
            (providerValue, provider) = providerColumn == None ? (None, None) : ("*", provider[..provider.IndexOf('{')] + "*");
        if (provider == "*" && providerValue == None)
            provider = None;
        var channelColumn = table switch { "Event" => "EventLog", "SecurityEvent" or "WindowsEvent" => "Channel", _ => None };
        var isModelled = provider != None && !note.Contains("not modelled") && table != "DnsEvents";
        var source = Source(table, providerValue, isModelled);
        rows.Add(
        [
            table, row[4], providerColumn, providerValue, provider, channelColumn, channelColumn == None || channel == "*" ? None : channel,
            isModelled ? "yes" : "no", IsUnconfirmed(source) ? "no" : "yes", source,
        ]);
    }
    Write("event-tables.tsv", ["table", "event_column", "provider_column", "provider_value", "provider", "channel_column", "channel", "modelled", "confirmed", "source"], rows);

    // Which table carries whose ids was written from memory. Some of it is shown by pages of the site (rule-page.md,
    // cloud_operations.tsv) or by the filters of ASIM parsers; what the naming rule gives is as good as the rule.
    static string Source(string table, string providerValue, bool isModelled) => (table, providerValue) switch
    {
        ("AuditLogs" or "AzureActivity" or "AWSCloudTrail" or "OfficeActivity", _) => "site",
        ("SecurityEvent", None or "Microsoft-Windows-Security-Auditing") => "site",
        ("Event", "Microsoft-Windows-Sysmon" or "*") => "site",
        ("WindowsEvent", "Microsoft-Windows-Sysmon" or "Microsoft-Windows-Security-Auditing" or "Microsoft-Windows-Eventlog" or "*") => "sentinelninja asim_parsers.csv",
        ("Event" or "WindowsEvent", _) => "naming rule",
        _ when table.StartsWith("Device", StringComparison.Ordinal) && isModelled => "site",
        _ => "memory",
    };
}

void ImportAsimParsers()
{
    var tables = Read("schema/sentinel_table_events.tsv").ToLookup(row => row[1], row => (ProviderColumn: row[2], EventColumn: row[4]));
    Write("asim-parsers.tsv", ["schema", "parser", "table", "provider_value", "events"], Read("schema/asim_parser_events.tsv").Select(row =>
    {
        // COLUMN OPERATOR "VALUE,VALUE" | ...: of the filters those on the columns that tell the event.
        var filters = Regex.Matches(row[3], @"(?:^| \| )(?<column>\w+) (?<operator>==|in) ""(?<values>[^""]*)""")
            .ToLookup(match => match.Groups["column"].Value, match => match.Groups["values"].Value);
        string Values(Func<(string ProviderColumn, string EventColumn), string> column) =>
            tables[row[2]].Select(column).Where(name => name != None).Distinct().SelectMany(name => filters[name]).FirstOrDefault() ?? None;
        return new[] { row[0], row[1], row[2], Values(table => table.ProviderColumn), Values(table => table.EventColumn) };
    }));
}

static bool IsUnconfirmed(string source) => source.StartsWith("memory", StringComparison.Ordinal) || source == "community (unverified)";

static string List(IEnumerable<string> values, string separator) => string.Join(separator, values) is { Length: > 0 } list ? list : None;

List<string[]> Read(string name) => [.. File.ReadLines(Path.Combine(facts, name)).Skip(1).Select(line => line.Split('\t'))];

// Ordinal order of the cells, first cell first, numbers by value.
static void Write(string name, string[] header, IEnumerable<string[]> rows) =>
    WriteAsIs(name, header, rows.Order(Comparer<string[]>.Create((a, b) => a.Zip(b, CompareCells).FirstOrDefault(order => order != 0))));

static int CompareCells(string a, string b) =>
    int.TryParse(a, NumberStyles.None, CultureInfo.InvariantCulture, out var x) && int.TryParse(b, NumberStyles.None, CultureInfo.InvariantCulture, out var y)
        ? x.CompareTo(y)
        : string.CompareOrdinal(a, b);

static void WriteAsIs(string name, string[] header, IEnumerable<string[]> rows)
{
    var text = new StringBuilder();
    var count = -1;
    foreach (var row in rows.Prepend(header))
    {
        text.AppendJoin('\t', row.Select(cell => cell is "" ? None : cell)).Append('\n');
        count++;
    }
    File.WriteAllText(Path.Combine(Data, name), text.ToString());
    Console.WriteLine($"{name}: {count} rows");
}
