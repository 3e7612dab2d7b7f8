using System.Globalization;
using System.Text.RegularExpressions;

namespace Detections.Analysis.Semantics.Literals;

/// <summary>IPv4 addresses and ranges of them, as texts.</summary>
internal static partial class AddressText
{
    /// <summary>Why no address is equal to <paramref name="text"/>, as a part of a sentence; null where one is, and where the text does not look like an address.</summary>
    public static string? ReasonAgainstAddress(string text)
    {
        if (Shape().Match(text) is not { Success: true } match)
            return null;
        if (ReasonAgainstParts(match) is { } reason)
            return reason;
        return match.Groups["length"].Success ? "is a range of addresses, which 'ipv4_is_in_range' compares" : null;
    }

    /// <summary>The same of a text that is an address, or a range such as <c>10.0.0.0/8</c>.</summary>
    public static string? ReasonAgainstRange(string text)
    {
        if (Shape().Match(text) is not { Success: true } match)
            return null;
        if (ReasonAgainstParts(match) is { } reason)
            return reason;
        return match.Groups["length"] is { Success: true, Value: var length } && Number(length) > 32 ? $"has {length} bits before the host, and an address has 32" : null;
    }

    private static string? ReasonAgainstParts(Match match) =>
        match.Groups["part"].Captures.FirstOrDefault(part => Number(part.Value) > 255) is { } part ? $"has the part {part.Value}, and none is above 255" : null;

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?<part>[0-9]{1,4})(?:\.(?<part>[0-9]{1,4})){3}(?:/(?<length>[0-9]{1,3}))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
