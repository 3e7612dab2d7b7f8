namespace Detections.Analysis.Knowledge.Events;

/// <summary>Names an event as a row of an event table does. Equality is ordinal: canonical spelling is what <see cref="EventKnowledge"/> gives.</summary>
/// <param name="Provider"><c>Sysmon</c>, <c>Security-Auditing</c>, <c>Defender-DeviceFileEvents</c>, <c>Entra-AuditLogs</c>.</param>
/// <param name="Id">A Windows event id in digits, an ActionType or <see cref="Any"/>, or the name of a cloud operation.</param>
public sealed record EventKey(string Provider, string Id)
{
    /// <summary>Stands for all ActionTypes of a Defender table.</summary>
    public const string Any = "any";

    public override string ToString() => $"{Provider} {Id}";
}
