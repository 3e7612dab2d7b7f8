using System.Collections.Immutable;
using System.Globalization;
using Detections.Analysis.Catalog;
using Detections.Analysis.Knowledge;
using Detections.Analysis.Knowledge.Declarations;
using Detections.Analysis.RuleFiles;
using Detections.Kusto.Schema;

namespace Detections.Catalog.Tests;

/// <summary>Catalogs made by hand, so that the writers are tested without an engine.</summary>
internal static class TestCatalog
{
    /// <summary>Text that wants to be markup, of a stranger.</summary>
    public const string Hostile = """<script>document.title='pwned'</script><img src=x onerror="document.title='pwned'">""";

    public static CatalogRule WinRm { get; } = new()
    {
        Path = "rules/endpoint/WinRM plugin.md",
        Line = 1,
        Kind = RuleKind.Document,
        Id = "0a1b",
        Title = "WinRM Plugin Lateral Movement",
        Description = "Detects a plugin that WinRM loads. It counts *rare* files only.\n\nSee the references.",
        Severity = "High",
        Status = "Production",
        Author = "Contoso",
        References = ["https://example.com/a(b)?c=1&d=2", "a book"],
        Tactics = [new CatalogTactic("TA0008", "Lateral Movement", [new CatalogTechnique("T1021.006", "Remote Services: Windows Remote Management")])],
        Techniques = [new CatalogTechnique("T1021.006", "Remote Services: Windows Remote Management")],
        Events = [new CatalogEvent("Sysmon", "7", "Image loaded") { IsEquivalent = true }, new CatalogEvent("Defender-DeviceImageLoadEvents", "any", "Image load (any)") { IsDeclared = true, IsRead = true }],
        Queries =
        [
            new CatalogQuery
            {
                Text = "let timeframe = 2*1d;\nDeviceImageLoadEvents\n| where Timestamp > ago(timeframe) // recent\n| where InitiatingProcessFileName =~ \"wsmprovhost.exe\"",
                Line = 12,
                Environment = KustoEnvironment.DefenderXdr,
                IsAnalyzed = true,
                Tables = ["DeviceImageLoadEvents"],
                Parameters = [new CatalogBinding("timeframe", "let timeframe = 2*1d;", [])],
                Pipelines =
                [
                    new CatalogPipeline(null, null,
                    [
                        new CatalogStage(1, "source", "DeviceImageLoadEvents") { Line = 2 },
                        new CatalogStage(2, "where", "| where Timestamp > ago(timeframe)") { Line = 3 },
                        new CatalogStage(3, "where", "| where InitiatingProcessFileName =~ \"wsmprovhost.exe\"") { Line = 4 },
                    ]),
                ],
                Indicators = [new CatalogIndicator("InitiatingProcessFileName", IndicatorKinds.Equal, [new CatalogValue("wsmprovhost.exe", IsCaseSensitive: false)])],
                Exclusions = [new CatalogIndicator("FolderPath", IndicatorKinds.StartsWith, [new CatalogValue(@"C:\windows\a|b_", IsCaseSensitive: false)])],
                OutputFields = [new CatalogField("FolderPath", "string", "extend") { Stage = 3 }],
                PassesFields = true,
                Lookback = TimeSpan.FromDays(2),
            },
        ],
    };

    public static CatalogRule Remoting { get; } = new()
    {
        Path = "rules/endpoint/remoting.yaml",
        Line = 1,
        Kind = RuleKind.ScheduledAnalytics,
        Title = "PowerShell remoting",
        Severity = "Medium",
        Period = TimeSpan.FromHours(1),
        Frequency = TimeSpan.FromMinutes(90),
        Tactics = [new CatalogTactic("TA0008", "Lateral Movement", []), new CatalogTactic("TA0002", "Execution", [new CatalogTechnique("T1059.001", "Command and Scripting Interpreter: PowerShell")])],
        Techniques = [new CatalogTechnique("T1059.001", "Command and Scripting Interpreter: PowerShell")],
        Events = [new CatalogEvent("Sysmon", "1", "Process creation") { IsEquivalent = true }],
        AnalyticEvents = [new CatalogAnalyticEvent("PowerShell", "4104", "Script block logging", ["T1059.001"]) { ActionTypes = ["DeviceEvents PowerShellCommand"] }],
        Entities = [new CatalogEntity("Host", [new CatalogDetail("HostName", "DeviceName")])],
        CustomDetails = [new CatalogDetail("Parent", "InitiatingProcessFileName")],
        Queries =
        [
            new CatalogQuery
            {
                Text = "DeviceProcessEvents\n| where InitiatingProcessFileName == \"WSMPROVHOST.exe\"\n| summarize Starts = count() by DeviceName\n| where Starts > 10",
                Line = 8,
                Environment = KustoEnvironment.Unified,
                IsAnalyzed = true,
                Tables = ["DeviceProcessEvents"],
                Pipelines = [new CatalogPipeline(null, null, [new CatalogStage(1, "source", "DeviceProcessEvents") { Line = 1 }])],
                Indicators = [new CatalogIndicator("InitiatingProcessFileName", IndicatorKinds.Equal, [new CatalogValue("WSMPROVHOST.exe", IsCaseSensitive: true)])],
                Thresholds = [new CatalogThreshold("Starts", "count()", IndicatorKinds.GreaterThan, ["10"]) { GroupBy = ["DeviceName"] }],
                GroupBy = ["DeviceName"],
                OutputFields = [new CatalogField("DeviceName", "string", "summarize") { Stage = 3, Feeds = ["'HostName' of the entity 'Host'"] }],
            },
        ],
    };

    /// <summary>A rule that tries to be markup in every text it has, in two queries of which one is broken.</summary>
    public static CatalogRule Stranger { get; } = new()
    {
        Path = "rules/<b>stranger</b>.md",
        Line = 3,
        Kind = RuleKind.Document,
        Id = Hostile,
        Title = Hostile,
        Description = Hostile + "\n\n# heading\n\n| a | b |\n\n[link](javascript:alert(1))",
        Severity = Hostile,
        Status = Hostile,
        Author = Hostile,
        References = ["javascript:alert(1)", "https://example.com/\"><script>"],
        Tags = [Hostile],
        Tactics = [new CatalogTactic(null, Hostile, [])],
        Techniques = [new CatalogTechnique("T1<b>", Hostile)],
        AnalyticEvents = [new CatalogAnalyticEvent(Hostile, "1", Hostile, [Hostile]) { ActionTypes = [Hostile] }],
        Events = [new CatalogEvent(Hostile, Hostile, Hostile)],
        Queries =
        [
            new CatalogQuery
            {
                Text = Hostile + "```\n````",
                Heading = Hostile,
                Line = 9,
                Environment = KustoEnvironment.Sentinel,
                IsAnalyzed = true,
                Tables = [Hostile],
                Indicators = [new CatalogIndicator(Hostile, IndicatorKinds.Contains, [new CatalogValue(Hostile, false), new CatalogValue("</script>`|`", false), new CatalogValue("", false)])],
            },
            new CatalogQuery { Text = "T | where (", Line = 20, Environment = KustoEnvironment.Sentinel, IsAnalyzed = false },
        ],
    };

    /// <summary>Two rules that look for nearly the same.</summary>
    public static ImmutableArray<CatalogRule> Alike { get; } =
    [
        WinRm with { Path = "rules/alike/one.md", Title = "One of two", Queries = [WinRm.Queries[0] with { Indicators = [Indicator(1, 1), Indicator(1, 2), Indicator(1, 3)] }] },
        WinRm with { Path = "rules/alike/other.md", Title = "The other", Queries = [WinRm.Queries[0] with { Indicators = [Indicator(1, 1), Indicator(1, 2), Indicator(1, 3)] }] },
    ];

    public static DetectionCatalog Small { get; } = Of(WinRm, Remoting, Stranger);

    public static DetectionCatalog Of(params IEnumerable<CatalogRule> rules) => DetectionCatalog.Of(rules, new DetectionKnowledge(default, KnowledgeDeclarations.Empty));

    /// <summary>Many rules that differ.</summary>
    public static DetectionCatalog OfSize(int count) => Of(Enumerable.Range(1, count).Select(number => WinRm with
    {
        Path = string.Create(CultureInfo.InvariantCulture, $"rules/{number % 20}/rule {number}.md"),
        Title = string.Create(CultureInfo.InvariantCulture, $"Rule {number} of many"),
        Severity = number % 3 == 0 ? "High" : "Low",
        Queries = [WinRm.Queries[0] with { Indicators = [.. Enumerable.Range(0, 15).Select(at => Indicator(number, at))] }],
    }));

    private static CatalogIndicator Indicator(int number, int at) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Field{at}"), IndicatorKinds.In, [new CatalogValue(string.Create(CultureInfo.InvariantCulture, $"tool-{number * at % 700}.exe"), false)]);
}
