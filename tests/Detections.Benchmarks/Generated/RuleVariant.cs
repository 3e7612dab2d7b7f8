using System.Globalization;
using System.Text.RegularExpressions;

namespace Detections.Benchmarks.Generated;

/// <summary>
/// A rule as another author would have written it: every query differs from that of its template, by a comment at least; half of the files,
/// hashes and thresholds it names are others, and all of its <c>let</c> names, its title and its id. Names that the schema knows stay.
/// </summary>
internal sealed partial class RuleVariant(int seed, int number)
{
    // With a seed it gives the same numbers in every version of .NET.
    private readonly Random _random = new(unchecked((seed * 1_000_003) + number));
    private readonly string _suffix = number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether a text holds a rule.</summary>
    public static bool IsRule(string text) => QueryStart().IsMatch(text);

    /// <summary>The variant of a text; it has as many lines and one for each query.</summary>
    public string Of(string text)
    {
        var names = LetName().Matches(text).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        text = Title().Replace(text, match => $"{match.Value} {_suffix}", 1);
        text = Guid().Replace(text, match => Digits(match.Value));
        text = Hash().Replace(text, match => Sometimes(match.Value, Digits));
        text = FileName().Replace(text, match => Sometimes(match.Value, name => name + _suffix));
        text = Threshold().Replace(text, match => Sometimes(match.Value, value => value + _random.Next(10).ToString(CultureInfo.InvariantCulture)));
        text = Word().Replace(text, match => names.Contains(match.Value) ? $"{match.Value}_{_suffix}" : match.Value);
        return QueryStart().Replace(text, match => $"{match.Value}// Variant {_suffix}\n{match.Groups["indent"].Value}");
    }

    private string Sometimes(string value, Func<string, string> change) => _random.Next(2) == 0 ? value : change(value);

    private string Digits(string text) => HexDigit().Replace(text, _ => _random.Next(16).ToString("x", CultureInfo.InvariantCulture));

    // Up to the first letter of a query in a fence or a block of YAML.
    [GeneratedRegex(@"^[ \t]*(?:```[ \t]*(?:kql|kusto|c#)|query:[ \t]*\|-?)[ \t]*\r?\n(?:[ \t]*\r?\n)*(?<indent>[ \t]*)(?=[^\s`])", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex QueryStart();

    [GeneratedRegex(@"\blet\s+([A-Za-z_]\w*)\s*=", RegexOptions.CultureInvariant)]
    private static partial Regex LetName();

    [GeneratedRegex(@"^(?:# *|name: *)\S[^\r\n]*", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Title();

    [GeneratedRegex(@"\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Guid();

    [GeneratedRegex(@"\b(?:[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{64})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Hash();

    [GeneratedRegex(@"(?<=[""'\\/])[\w-]{3,}(?=\.(?:exe|dll|ps1|bat|vbs|js|sys|zip|com|net|org)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();

    [GeneratedRegex(@"(?<=[<>]=? ?)\b[1-9]\d*\b(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Threshold();

    [GeneratedRegex(@"\b[A-Za-z_]\w*\b", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex("[0-9a-fA-F]", RegexOptions.CultureInvariant)]
    private static partial Regex HexDigit();
}
