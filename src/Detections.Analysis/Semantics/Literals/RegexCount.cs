using System.Globalization;

namespace Detections.Analysis.Semantics.Literals;

/// <summary>How often something is repeated: <c>{3}</c>, <c>{3,}</c>, <c>{3,5}</c>.</summary>
/// <param name="Length">Of the whole, with its braces.</param>
/// <param name="IsBackward">Whether it ends below its start.</param>
internal sealed record RegexCount(int Length, bool IsBackward)
{
    // Two numbers and what stands around them.
    private const int MaxLength = 24;

    /// <summary>The count that begins with the brace at <paramref name="start"/>; null where that is none.</summary>
    public static RegexCount? At(string pattern, int start)
    {
        var text = pattern.AsSpan(start + 1, Math.Min(MaxLength, pattern.Length - start - 1));
        var end = text.IndexOf('}');
        if (end < 0)
            return null;
        text = text[..end];
        var comma = text.IndexOf(',');
        if (NumberOf(comma < 0 ? text : text[..comma]) is not { } least)
            return null;
        if (comma < 0 || comma == text.Length - 1)
            return new RegexCount(end + 2, IsBackward: false);
        return NumberOf(text[(comma + 1)..]) is { } most ? new RegexCount(end + 2, most < least) : null;
    }

    private static int? NumberOf(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
