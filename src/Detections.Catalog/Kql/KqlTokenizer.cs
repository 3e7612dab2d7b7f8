using System.Collections.Immutable;

namespace Detections.Catalog.Kql;

/// <summary>
/// Cuts a query into pieces for the eye. It knows the words of KQL and no grammar, so it takes any text, whole or broken, in time that
/// grows with its length; together the pieces are the text.
/// </summary>
internal static class KqlTokenizer
{
    public static ImmutableArray<KqlToken> Tokenize(string text)
    {
        var tokens = ImmutableArray.CreateBuilder<KqlToken>();
        for (var at = 0; at < text.Length;)
        {
            var (kind, end) = Next(text, at);
            if (kind == KqlTokenKind.Plain && tokens is [.., { Kind: KqlTokenKind.Plain } last])
                tokens[^1] = last with { Length = end - last.Start };
            else
                tokens.Add(new KqlToken(kind, at, end - at));
            at = end;
        }
        return tokens.ToImmutable();
    }

    private static (KqlTokenKind Kind, int End) Next(string text, int at)
    {
        var rest = text.AsSpan(at);
        if (rest.StartsWith("//"))
            return (KqlTokenKind.Comment, LineEnd(text, at));
        if (KqlStrings.EndOf(text, at) is { } stringEnd)
            return (KqlTokenKind.String, stringEnd);
        if (char.IsAsciiDigit(rest[0]))
            return (KqlTokenKind.Number, NumberEnd(text, at));
        if (IsNameStart(rest[0]) || (rest[0] == '!' && rest.Length > 1 && IsNameStart(rest[1])))
            return Word(text, at);
        return (rest[0] == '|' ? KqlTokenKind.Pipe : KqlTokenKind.Plain, at + 1);
    }

    private static (KqlTokenKind Kind, int End) Word(string text, int at)
    {
        var end = NameEnd(text, at + 1);
        // The words of a few operators hold a hyphen (project-away) or end in a tilde (in~).
        var whole = end;
        for (var hyphens = 0; hyphens < KqlWords.MostHyphens && whole + 1 < text.Length && text[whole] == '-' && IsNameStart(text[whole + 1]); hyphens++)
        {
            whole = NameEnd(text, whole + 1);
            if (KqlWords.IsKeyword(text[at..whole]))
                return (KqlTokenKind.Keyword, whole);
        }
        var tilde = end < text.Length && text[end] == '~' ? 1 : 0;
        if (tilde == 1 && KqlWords.IsKeyword(text[at..(end + 1)]))
            return (KqlTokenKind.Keyword, end + 1);
        if (KqlWords.IsKeyword(text[at..end]))
            return (KqlTokenKind.Keyword, end);
        return (IsCalled(text, end) ? KqlTokenKind.Function : KqlTokenKind.Plain, end);
    }

    private static bool IsCalled(string text, int end) => end < text.Length && text[end] == '(';

    private static int NumberEnd(string text, int at)
    {
        var end = NameEnd(text, at);
        // 1.5, and not the end of a range: 1..5.
        return end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]) ? NameEnd(text, end + 1) : end;
    }

    private static int NameEnd(string text, int at)
    {
        while (at < text.Length && (IsNameStart(text[at]) || char.IsAsciiDigit(text[at])))
            at++;
        return at;
    }

    private static bool IsNameStart(char unit) => char.IsAsciiLetter(unit) || unit == '_';

    private static int LineEnd(string text, int at) => text.AsSpan(at).IndexOfAny('\r', '\n') is var length and >= 0 ? at + length : text.Length;
}
