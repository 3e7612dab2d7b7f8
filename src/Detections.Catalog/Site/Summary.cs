namespace Detections.Catalog.Site;

/// <summary>The beginning of a description, for lists.</summary>
internal static class Summary
{
    private const int Longest = 240;

    /// <summary>The first sentence, or as many words of it as fit.</summary>
    public static string Of(string? description)
    {
        var text = string.Join(' ', (description ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var sentence = text.IndexOf(". ", StringComparison.Ordinal) is var end and > 0 ? text[..(end + 1)] : text;
        if (sentence.Length <= Longest)
            return sentence;
        var cut = sentence.LastIndexOf(' ', Longest);
        return string.Concat(sentence.AsSpan(0, cut > 0 ? cut : Longest), " ...");
    }
}
