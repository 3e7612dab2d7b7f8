using System.Globalization;
using System.Text.RegularExpressions;

namespace Detections.Analysis.Semantics.Literals;

/// <summary>Days and times as texts.</summary>
internal static partial class CalendarText
{
    /// <summary>What there is not of a day and time that begins with its year, as the end of a sentence; null where there is all of it, and for any other text.</summary>
    public static string? ReasonAgainst(string text)
    {
        if (Shape().Match(text) is not { Success: true } match)
            return null;
        var (year, month, day) = (Number(match, "year"), Number(match, "month"), Number(match, "day"));
        if (year is < 1 or > 9999)
            return null;
        if (month is < 1 or > 12)
            return $"there is no month {month}";
        if (day < 1 || day > DateTime.DaysInMonth(year, month))
            return $"the month has {DateTime.DaysInMonth(year, month)} days";
        if (Number(match, "hour") > 24)
            return "a day has 24 hours";
        return Number(match, "minute") > 59 ? "an hour has 60 minutes" : null;
    }

    private static int Number(Match match, string part) =>
        match.Groups[part] is { Success: true, Value: var digits } ? int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\A\s*(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})(?:[T ]\s*(?<hour>[0-9]{1,2}):(?<minute>[0-9]{1,2})[0-9:.Z+-]*)?\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
