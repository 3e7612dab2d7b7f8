using System.Globalization;

namespace Detections.Analysis.Tests.Metadata.Yaml;

/// <summary>Writes a value as a scalar of a given form, choosing freely where the form leaves a choice.</summary>
/// <param name="file">Takes the text.</param>
/// <param name="random">Makes the choices.</param>
/// <param name="indentation">Blanks in front of each line of the value.</param>
/// <param name="parentIndentation">Column of the mapping or list the scalar stands in.</param>
internal sealed class YamlScalarAuthor(WrittenText file, Random random, int indentation, int parentIndentation)
{
    public static bool CanCarry(YamlScalarForm form, string value) => form switch
    {
        YamlScalarForm.DoubleQuoted or YamlScalarForm.DoubleQuotedInFlow => true,
        // YamlDotNet refuses a block scalar that begins with a line of blanks.
        YamlScalarForm.Literal or YamlScalarForm.Folded => value.Trim('\n') is { Length: > 0 } body && body.Split('\n')[0].Trim(' ').Length > 0,
        YamlScalarForm.SingleQuoted or YamlScalarForm.SingleQuotedInFlow => HasNoBlanksAtLineEnds(value),
        YamlScalarForm.Plain => IsPlain(value, forbidden: []),
        _ => IsPlain(value, forbidden: [',', '[', ']', '{', '}']),
    };

    public void Write(YamlScalarForm form, string value)
    {
        switch (form)
        {
            case YamlScalarForm.Literal:
                WriteBlock('|', value);
                break;
            case YamlScalarForm.Folded:
                WriteBlock('>', value);
                break;
            case YamlScalarForm.SingleQuoted or YamlScalarForm.SingleQuotedInFlow:
                file.Around("'");
                WriteFolded(value, unit => file.Value(unit == '\'' ? "''" : unit.ToString()));
                file.Around("'");
                break;
            case YamlScalarForm.DoubleQuoted or YamlScalarForm.DoubleQuotedInFlow:
                file.Around("\"");
                WriteDoubleQuoted(value);
                file.Around("\"");
                break;
            default:
                WriteFolded(value, unit => file.Value(unit.ToString()));
                break;
        }
    }

    private static bool HasNoBlanksAtLineEnds(string value) =>
        Array.TrueForAll(value.Split('\n'), line => line.Length == 0 || !(IsBlank(line[0]) || IsBlank(line[^1])))
        || !value.Contains('\n', StringComparison.Ordinal);

    private static bool IsPlain(string value, char[] forbidden) =>
        value.Length > 0 && char.IsAsciiLetter(value[0]) && !value.EndsWith('\n') && !IsBlank(value[^1])
        && value.IndexOfAny(forbidden) < 0
        && !value.Contains(':', StringComparison.Ordinal)
        && !value.Contains('#', StringComparison.Ordinal)
        && Array.TrueForAll(value.Split('\n'), line => line.Length == 0 || !(IsBlank(line[0]) || IsBlank(line[^1])));

    private static bool IsBlank(char unit) => unit is ' ' or '\t';

    private void WriteBlock(char indicator, string value)
    {
        var body = value.TrimEnd('\n');
        var tail = value.Length - body.Length;
        var lines = body.Split('\n');
        WriteHeader(indicator, lines, tail);

        for (var line = 0; line < lines.Length; line++)
        {
            var isLast = line == lines.Length - 1;
            WriteBlockLine(lines[line], mayFold: indicator == '>', isLeading: lines.Take(line).All(above => above.Length == 0));
            if (indicator == '>' && !isLast && IsFoldedBelow(lines, line))
                file.Around("\n");
            if (!isLast)
                file.ValueLineEnd();
        }

        if (tail == 0)
            file.Around("\n");
        for (var lineEnd = 0; lineEnd < tail; lineEnd++)
            file.ValueLineEnd();
        if (tail < 2)
            file.Around(Choose("", "\n", "\n\n"));
    }

    private void WriteHeader(char indicator, string[] lines, int tail)
    {
        var chomping = tail switch { 0 => "-", 1 => Choose("", ""), _ => "+" };
        var needsIndentation = Array.Find(lines, line => line.Length > 0)![0] == ' ';
        var relative = (indentation - Math.Max(parentIndentation, 0)).ToString(CultureInfo.InvariantCulture);
        var hint = needsIndentation || random.Next(3) == 0 ? relative : "";
        file.Around(indicator + Choose(hint + chomping, chomping + hint) + Choose("", "  ", " # note | >", "\t") + "\n");
    }

    private void WriteBlockLine(string line, bool mayFold, bool isLeading)
    {
        if (line.Length == 0)
        {
            // Blanks in an empty line at the top would be taken for the indentation.
            file.Around(isLeading ? "" : new string(' ', random.Next(indentation + 1)));
            return;
        }
        file.Around(new string(' ', indentation));
        for (var i = 0; i < line.Length; i++)
        {
            if (mayFold && IsSingleBlank(line, i) && !IsBlank(line[0]) && random.Next(4) == 0)
                Fold();
            else
                file.Value(line[i].ToString());
        }
    }

    // Two neighbouring lines of text would be folded; an empty line in the file keeps them apart.
    private static bool IsFoldedBelow(string[] lines, int line) =>
        lines[line].Length > 0
        && Array.Find(lines[(line + 1)..], below => below.Length > 0) is { } next
        && !IsBlank(lines[line][0]) && !IsBlank(next[0]);

    private void Fold()
    {
        file.ValueLineEnd();
        file.Around(new string(' ', indentation));
    }

    private static bool IsSingleBlank(string text, int i) =>
        text[i] == ' ' && i > 0 && i + 1 < text.Length && IsText(text[i - 1]) && IsText(text[i + 1]);

    private static bool IsLineEndBetweenText(string text, int i) =>
        text[i] == '\n' && i > 0 && i + 1 < text.Length && IsText(text[i - 1]) && IsText(text[i + 1]);

    private static bool IsText(char unit) => !IsBlank(unit) && unit != '\n';

    private void WriteFolded(string value, Action<char> write)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\n')
            {
                i = WriteLineEnds(value, i);
                continue;
            }
            if (IsSingleBlank(value, i) && random.Next(4) == 0)
            {
                file.Around(Choose("", " ", "\t"));
                Fold();
                continue;
            }
            write(value[i]);
        }
    }

    // One line end more than the value has; that one is the first.
    private int WriteLineEnds(string value, int first)
    {
        var last = first;
        while (last + 1 < value.Length && value[last + 1] == '\n')
            last++;
        file.Around(Choose("", " ") + "\n");
        for (var i = first; i <= last; i++)
        {
            file.Around(Choose("", "  "));
            file.ValueLineEnd();
        }
        file.Around(new string(' ', indentation));
        return last;
    }

    private void WriteDoubleQuoted(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsHighSurrogate(value[i]) && random.Next(2) == 0)
            {
                file.Value("\\U" + char.ConvertToUtf32(value, i).ToString("x8", CultureInfo.InvariantCulture), units: 2);
                i++;
            }
            else if (IsSingleBlank(value, i) && random.Next(6) == 0)
            {
                Fold();
            }
            else if (IsLineEndBetweenText(value, i) && random.Next(2) == 0)
            {
                WriteLineEnds(value, i);
            }
            else
            {
                WriteDoubleQuoted(value[i]);
            }
        }
    }

    private void WriteDoubleQuoted(char unit)
    {
        var isSurrogate = char.IsSurrogate(unit);
        if (random.Next(12) == 0 && !char.IsLowSurrogate(unit))
        {
            file.Around("\\\n" + new string(' ', indentation));
            // A blank at the start of the line would be taken for indentation.
            if (unit is ' ' or '\t')
            {
                file.Value(unit == ' ' ? "\\ " : "\\t");
                return;
            }
        }
        switch (unit)
        {
            case '\n':
                file.Value(Choose("\\n", "\\x0A", "\\u000a"));
                break;
            case '\t':
                file.Value(Choose("\\t", "\\x09", "\t"));
                break;
            case '"' or '\\':
                file.Value("\\" + unit);
                break;
            default:
                file.Value(!isSurrogate && random.Next(8) == 0 ? "\\u" + ((int)unit).ToString("X4", CultureInfo.InvariantCulture) : unit.ToString());
                break;
        }
    }

    private string Choose(params string[] choices) => choices[random.Next(choices.Length)];
}
