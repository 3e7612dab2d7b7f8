namespace Detections.Analysis.Knowledge.Events;

/// <summary>A native event that records what a Defender ActionType does.</summary>
/// <param name="Of">The ActionType, or <see cref="EventKey.Any"/> of a table.</param>
/// <param name="Event">The native event.</param>
/// <param name="Strength">What follows for an event table.</param>
/// <param name="IsConfirmed">Whether a source was seen that says so.</param>
public sealed record EventEquivalent(EventKey Of, EventKey Event, EquivalentStrength Strength, bool IsConfirmed);

public enum EquivalentStrength
{
    /// <summary>Right where a table lists it; its absence is no fault.</summary>
    Acceptable,

    /// <summary>A table of a rule that reads the ActionType has it as a row: so do the published pages.</summary>
    Required,
}
