using System.Globalization;

namespace Detections.Catalog.Pages;

internal static class Durations
{
    /// <summary>A duration in words: <c>1 day</c>, <c>2 hours 30 minutes</c>. Parts of a second are left out where there is more.</summary>
    public static string Shown(TimeSpan duration)
    {
        (int Count, string Unit)[] parts = [(duration.Days, "day"), (duration.Hours, "hour"), (duration.Minutes, "minute"), (duration.Seconds, "second")];
        var words = parts.Where(part => part.Count != 0).Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Count} {part.Unit}{(part.Count == 1 ? "" : "s")}"));
        return string.Join(' ', words) is { Length: > 0 } shown ? shown : string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds} seconds");
    }
}
