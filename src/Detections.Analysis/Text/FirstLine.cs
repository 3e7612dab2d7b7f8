using Detections.Kusto;

namespace Detections.Analysis.Text;

/// <summary>The first line of a text that is not blank: where a finding about the whole text is shown.</summary>
internal static class FirstLine
{
    /// <summary>Its place, in units of <paramref name="text"/>; empty at the end where all lines are blank.</summary>
    public static TextSpan Of(string text)
    {
        var start = 0;
        while (start < text.Length && char.IsWhiteSpace(text[start]))
            start++;
        var end = text.IndexOfAny(['\r', '\n'], start);
        return TextSpan.FromBounds(start, end < 0 ? text.Length : end);
    }
}
