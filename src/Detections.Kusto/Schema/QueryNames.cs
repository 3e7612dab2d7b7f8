namespace Detections.Kusto.Schema;

/// <summary>Every word and wildcard of a query, wherever it stands: code, string or comment.</summary>
/// <remarks>Read by hand, for it runs over every query of a build before any of them is parsed.</remarks>
internal sealed class QueryNames
{
    private static readonly string[] WildcardOperators = ["union", "find", "search", "macro"];

    // Each is compared with every name of the schema; no real query comes near.
    private const int MaxPatterns = 100;

    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string> _patterns = new(StringComparer.Ordinal);

    private QueryNames(string text) => Text = text;

    public string Text { get; }

    public IReadOnlyCollection<string> Words => _words;

    /// <summary>What may be wildcards over names (<c>Device*</c>): runs with a <c>*</c> in a query with an operator that takes some.</summary>
    public IReadOnlyCollection<string> Patterns => WildcardOperators.Any(_words.Contains) ? _patterns : [];

    public static QueryNames Of(string text)
    {
        var names = new QueryNames(text);
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            var hasStar = false;
            while (i < text.Length && (IsWordCharacter(text[i]) || text[i] == '*'))
                hasStar |= text[i++] == '*';
            if (hasStar)
                names.AddPattern(text[start..i]);
            else if (i > start)
                names._words.Add(text[start..i]);
            else if (text[i++] == '[')
                names.AddBracketed(text.AsSpan(i));
        }
        return names;
    }

    /// <summary>Whether <paramref name="name"/> is a word as <see cref="Of"/> finds them.</summary>
    public static bool IsWord(string name) => name.All(IsWordCharacter);

    /// <summary>Whether a wildcard fits a name, letter case included.</summary>
    public static bool Fits(string pattern, string name)
    {
        var parts = pattern.Split('*');
        if (name.Length < pattern.Length - (parts.Length - 1)
            || !name.StartsWith(parts[0], StringComparison.Ordinal) || !name.EndsWith(parts[^1], StringComparison.Ordinal))
            return false;
        var position = parts[0].Length;
        foreach (var part in parts[1..^1])
        {
            var found = name.IndexOf(part, position, StringComparison.Ordinal);
            if (found < 0)
                return false;
            position = found + part.Length;
        }
        return position <= name.Length - parts[^1].Length;
    }

    // The words around a star count as well: in a product they are names of their own.
    private void AddPattern(string run)
    {
        foreach (var word in run.Split('*', StringSplitOptions.RemoveEmptyEntries))
        {
            _words.Add(word);
            AddWildcard(run);
        }
    }

    // ['Contoso VPN*']: a wildcard that is not one run.
    private void AddBracketed(ReadOnlySpan<char> text)
    {
        if (text is not ['\'' or '"', ..])
            return;
        var end = text[1..].IndexOf(text[0]);
        var content = end < 0 ? [] : text.Slice(1, end);
        if (content.Contains('*') && content.ContainsAnyExcept('*', ' '))
            AddWildcard(content.ToString());
    }

    private void AddWildcard(string pattern)
    {
        if (_patterns.Count < MaxPatterns)
            _patterns.Add(pattern);
    }

    private static bool IsWordCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
