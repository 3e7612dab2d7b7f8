using System.Globalization;
using System.Text;
using Detections.Analysis.Timing;

namespace Detections.Build;

/// <summary>Shows how long the parts of a task took: <c>-p:DetectionTimings=true</c>.</summary>
internal static class TimingTable
{
    /// <param name="whole">The time of the task by the clock.</param>
    /// <param name="parts">Its parts, in the order they are shown.</param>
    public static string Of(TimeSpan whole, IEnumerable<TimedPart> parts)
    {
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"Detections: {whole.TotalMilliseconds:F0} ms by the clock. Parts run side by side, so their times are sums over threads:");
        foreach (var kind in parts.GroupBy(part => part.Kind))
        {
            table.Append(CultureInfo.InvariantCulture, $"\n{"ms",10} {"calls",8}  {kind.Key.ToString().ToLowerInvariant()}");
            foreach (var part in kind)
                table.Append(CultureInfo.InvariantCulture, $"\n{part.Time.TotalMilliseconds,10:F1} {part.Calls,8}  {part.Name}");
        }
        return table.ToString();
    }
}
