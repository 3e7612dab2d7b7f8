using System.Globalization;

namespace Detections.Analysis.Semantics.Time;

/// <summary>Durations as Kusto writes them.</summary>
internal static class DurationText
{
    private static readonly (long Ticks, string Unit)[] Units =
    [
        (TimeSpan.TicksPerDay, "d"), (TimeSpan.TicksPerHour, "h"), (TimeSpan.TicksPerMinute, "m"), (TimeSpan.TicksPerSecond, "s"), (TimeSpan.TicksPerMillisecond, "ms"), (1, "tick"),
    ];

    /// <summary>A duration as a whole number of the largest unit that divides it: <c>1d</c> for 24 hours, <c>90m</c>, <c>1500ms</c>.</summary>
    public static string Of(TimeSpan duration)
    {
        var (ticks, unit) = Array.Find(Units, one => duration.Ticks % one.Ticks == 0);
        return string.Create(CultureInfo.InvariantCulture, $"{duration.Ticks / ticks}{unit}");
    }
}
