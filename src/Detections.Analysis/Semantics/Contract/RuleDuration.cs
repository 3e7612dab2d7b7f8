using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Detections.Analysis.Semantics.Contract;

/// <summary>
/// The durations of rules: a number with a unit (<c>1h</c>), a time span (<c>14.00:00:00</c>), or ISO 8601 (<c>PT1H</c>). Sentinel's YAML takes
/// the first two and its REST API the last, and tools that deploy rules translate them.
/// </summary>
internal static partial class RuleDuration
{
    /// <summary>The duration <paramref name="text"/> names, or null for a text that is none or is beyond what a time span can hold.</summary>
    public static TimeSpan? Parse(string text)
    {
        text = text.Trim().ToUpperInvariant();
        if (Short().Match(text) is { Success: true } match)
            return Of(match.Groups[1].ValueSpan, match.Groups[2].Value);
        if (text.Contains(':', StringComparison.Ordinal))
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span : null;
        return Iso(text);
    }

    private static TimeSpan? Of(ReadOnlySpan<char> digits, string unit) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? unit switch
        {
            "M" when number <= TimeSpan.MaxValue.TotalMinutes => TimeSpan.FromMinutes(number),
            "H" when number <= TimeSpan.MaxValue.TotalHours => TimeSpan.FromHours(number),
            "D" when number <= TimeSpan.MaxValue.TotalDays => TimeSpan.FromDays(number),
            _ => null,
        }
        : null;

    private static TimeSpan? Iso(string text)
    {
        // Years and months have no fixed length.
        if (!Period().IsMatch(text))
            return null;
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^([0-9]{1,9})([MHD])$", RegexOptions.CultureInvariant)]
    private static partial Regex Short();

    [GeneratedRegex(@"^P([0-9]{1,9}D)?(T[0-9HMS.]{2,32})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Period();
}
