using System.Collections.Immutable;
using System.Globalization;
using Detections.Kusto;

namespace Detections.Analysis.Knowledge.Attack;

/// <summary>
/// What the analytics of ATT&amp;CK 19.1 look at, whatever version rules are held to: nothing for a technique that is not
/// active there, and for the 62 that no analytic gives a log source.
/// </summary>
public static class AttackAnalytics
{
    private static readonly Lazy<SortedRows> LogSources = new(() => KnowledgeData.Open("log-sources.tsv"));
    private static readonly Lazy<SortedRows> WindowsEvents = new(() => KnowledgeData.Open("windows-events.tsv"));

    /// <summary>In ordinal order of names.</summary>
    public static ImmutableArray<AttackLogSource> LogSourcesOf(AttackTechnique technique) =>
        [.. LogSources.Value.Of(technique.Id).Select(cells => new AttackLogSource(cells[1], KnowledgeData.Optional(cells[2]), KnowledgeData.List(cells[3])))];

    /// <summary>The Windows events among the log sources, in ordinal order of logs, then by number.</summary>
    public static ImmutableArray<AttackWindowsEvent> WindowsEventsOf(AttackTechnique technique) =>
        [.. WindowsEvents.Value.Of(technique.Id).Select(cells => new AttackWindowsEvent(cells[1], int.Parse(cells[2], CultureInfo.InvariantCulture)))];
}
