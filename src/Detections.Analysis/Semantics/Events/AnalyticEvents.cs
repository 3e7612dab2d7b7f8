using System.Globalization;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.Knowledge.Events;

namespace Detections.Analysis.Semantics.Events;

/// <summary>Finds the Windows events that ATT&amp;CK's analytics look at for a technique. What is not sure to be one event is left out.</summary>
internal static class AnalyticEvents
{
    /// <summary>The events in the order in which the analytics are listed, each once.</summary>
    public static IEnumerable<KnownEvent> Of(AttackTechnique technique, EventKnowledge knowledge) =>
        AttackAnalytics.WindowsEventsOf(technique).Select(one => Find(one, knowledge)).OfType<KnownEvent>().Distinct();

    /// <summary>The ActionTypes of Defender XDR that record the same as an event, in ordinal order.</summary>
    public static IEnumerable<EventKey> ActionTypesFor(KnownEvent known, EventKnowledge knowledge) =>
        knowledge.Equivalents
            .Where(one => one.Event == known.Key && one.Of.Id != EventKey.Any && one is { Strength: EquivalentStrength.Required, IsConfirmed: true })
            .Select(one => one.Of)
            .OrderBy(key => key.Provider, StringComparer.Ordinal).ThenBy(key => key.Id, StringComparer.Ordinal);

    /// <summary>The events of other logs that record the same: Security-Auditing 4688 of Sysmon 1.</summary>
    public static IEnumerable<EventKey> TwinsOf(KnownEvent known, EventKnowledge knowledge) =>
        ActionTypesFor(known, knowledge).SelectMany(key => knowledge.EquivalentsOf(key)).Where(one => one.Strength == EquivalentStrength.Required && one.Event != known.Key).Select(one => one.Event);

    // MITRE has slips such as Security 1, and the System log is written by many.
    private static KnownEvent? Find(AttackWindowsEvent one, EventKnowledge knowledge)
    {
        var id = one.EventId.ToString(CultureInfo.InvariantCulture);
        var candidates = knowledge.FindEvents(id).Where(known => known.IsConfirmed && known.Channels.Contains(ChannelOf(one.Log), StringComparer.OrdinalIgnoreCase)).Take(2).ToList();
        return candidates is [var only] ? only : null;
    }

    // Analytics write the last part of most names.
    private static string ChannelOf(string log) => log switch
    {
        "Sysmon" => "Microsoft-Windows-Sysmon/Operational",
        "PowerShell" => "Microsoft-Windows-PowerShell/Operational",
        "WMI" => "Microsoft-Windows-WMI-Activity/Operational",
        "TaskScheduler" => "Microsoft-Windows-TaskScheduler/Operational",
        "CodeIntegrity" => "Microsoft-Windows-CodeIntegrity/Operational",
        "WinRM" => "Microsoft-Windows-WinRM/Operational",
        _ => log,
    };
}
