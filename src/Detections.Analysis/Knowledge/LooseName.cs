using System.Text;

namespace Detections.Analysis.Knowledge;

/// <summary>What is left of a name when the ways to write it are taken off.</summary>
internal static class LooseName
{
    /// <summary>
    /// Letters and digits alone, in lower case, <c>&amp;</c> read as "and": <c>Command &amp; Control</c>, <c>command-and-control</c> and
    /// <c>CommandAndControl</c> are one name.
    /// </summary>
    public static string Of(string name)
    {
        var loose = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c))
                loose.Append(char.ToLowerInvariant(c));
            else if (c == '&')
                loose.Append("and");
        }
        return loose.ToString();
    }
}
