namespace Detections.Catalog.Markdown;

/// <summary>Cuts long texts down to where they differ.</summary>
internal static class ChangeExcerpt
{
    private const int Longest = 200;
    private const int Context = 40;
    private const int LongestDifference = 120;

    /// <summary>The beginning of one text.</summary>
    public static string Of(string text) => text.Length <= Longest ? text : Cut(text, 0, Longest);

    /// <summary>The parts of two texts that differ, with a little of what is around them.</summary>
    public static (string Before, string After) Of(string before, string after)
    {
        if (before.Length <= Longest && after.Length <= Longest)
            return (before, after);
        var most = Math.Min(before.Length, after.Length);
        var start = 0;
        while (start < most && before[start] == after[start])
            start++;
        var end = 0;
        while (end < most - start && before[^(end + 1)] == after[^(end + 1)])
            end++;
        var from = Math.Max(0, start - Context);
        return (Part(before), Part(after));

        string Part(string text) => Cut(text, from, Math.Min(LongestDifference, Math.Min(text.Length, text.Length - end + Context) - from));
    }

    // Not between the halves of a character.
    private static string Cut(string text, int start, int length)
    {
        if (start > 0 && char.IsLowSurrogate(text[start]))
            (start, length) = (start - 1, length + 1);
        var end = start + length;
        if (end < text.Length && char.IsLowSurrogate(text[end]))
            end++;
        return $"{(start > 0 ? "…" : "")}{text[start..end]}{(end < text.Length ? "…" : "")}";
    }
}
