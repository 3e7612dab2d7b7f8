using System.Globalization;
using System.Text;

namespace Detections.Catalog.Links;

/// <summary>Names for the files of pages: small letters, digits and hyphens, so that they are the same on every system and in every address.</summary>
internal static class PageNames
{
    // Long enough to tell rules apart, short enough for the longest path of Windows.
    private const int Longest = 80;

    /// <summary>A name for each text, in their order; where several come to the same, the later ones get a number.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> texts)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        // Thousands of rules in one file have one name: each goes on where the last one stopped.
        var lastNumbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new List<string>();
        foreach (var text in texts)
        {
            var name = NameOf(text);
            var free = name;
            while (!taken.Add(free))
            {
                lastNumbers[name] = lastNumbers.GetValueOrDefault(name, 1) + 1;
                free = string.Create(CultureInfo.InvariantCulture, $"{name}-{lastNumbers[name]}");
            }
            names.Add(free);
        }
        return names;
    }

    /// <summary>The name of one text, which others may have too.</summary>
    public static string NameOf(string text)
    {
        var name = new StringBuilder();
        foreach (var unit in text)
        {
            if (name.Length >= Longest)
                break;
            if (char.IsAsciiLetterOrDigit(unit))
                name.Append(char.ToLowerInvariant(unit));
            else if (name.Length > 0 && name[^1] != '-')
                name.Append('-');
        }
        return name.ToString().Trim('-') is { Length: > 0 } found ? found : "rule";
    }
}
