using System.Collections.Immutable;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Configuration.EditorConfig;

/// <summary>Reads the lines of a file: <c>[section]</c>, <c>key = value</c> or <c>key: value</c>, comments behind <c>#</c> and <c>;</c>.</summary>
public sealed class EditorConfigReader
{
    private readonly SourceText _text;
    private readonly ImmutableArray<EditorConfigSection>.Builder _sections = ImmutableArray.CreateBuilder<EditorConfigSection>();
    private readonly Dictionary<string, EditorConfigEntry> _entries = new(StringComparer.Ordinal);
    private Located<string>? _name;

    private EditorConfigReader(SourceText text) => _text = text;

    /// <summary>Reads a file. Every text is one: what cannot be read is left out without a word.</summary>
    public static EditorConfigFile Read(SourceText text) => new EditorConfigReader(text).ReadLines();

    private EditorConfigFile ReadLines()
    {
        for (var line = 0; line < _text.LineCount; line++)
            ReadLine(Trim(_text.LineSpan(line)));
        EndSection();
        return new EditorConfigFile(_text, _sections[0], [.. _sections.Skip(1)]);
    }

    private void ReadLine(TextSpan line)
    {
        if (line.Length == 0 || IsCommentStart(_text.Content[line.Start]))
            return;
        if (SectionName(line) is { } name)
        {
            EndSection();
            _name = name;
        }
        else if (Entry(line) is { } entry)
        {
            // Written again, it takes its place behind the others.
            _entries.Remove(entry.Key.Value);
            _entries.Add(entry.Key.Value, entry);
        }
    }

    private void EndSection()
    {
        _sections.Add(new EditorConfigSection(_name, [.. _entries.Values.OrderBy(entry => entry.Key.Span.Start)]));
        _entries.Clear();
    }

    // The name reaches to the last bracket of the line; a backslash takes the meaning of a comment from '#' and ';'.
    private Located<string>? SectionName(TextSpan line)
    {
        if (_text.Content[line.Start] != '[')
            return null;
        var end = line.Start + 1;
        while (end < line.End && !(IsCommentStart(_text.Content[end]) && _text.Content[end - 1] != '\\'))
            end++;
        var brackets = Trim(TextSpan.FromBounds(line.Start, end));
        return brackets.Length > 2 && _text.Content[brackets.End - 1] == ']'
            ? Locate(TextSpan.FromBounds(brackets.Start + 1, brackets.End - 1))
            : null;
    }

    private EditorConfigEntry? Entry(TextSpan line)
    {
        var keyEnd = line.Start;
        while (keyEnd < line.End && IsKeyUnit(_text.Content[keyEnd]))
            keyEnd++;
        var sign = keyEnd;
        while (sign < line.End && char.IsWhiteSpace(_text.Content[sign]))
            sign++;
        if (keyEnd == line.Start || sign == line.End || _text.Content[sign] is not ('=' or ':'))
            return null;

        var valueEnd = sign + 1;
        while (valueEnd < line.End && !IsCommentStart(_text.Content[valueEnd]))
            valueEnd++;
        var key = TextSpan.FromBounds(line.Start, keyEnd);
        return new EditorConfigEntry(
            new Located<string>(_text.Substring(key).ToLowerInvariant(), key),
            Locate(Trim(TextSpan.FromBounds(sign + 1, valueEnd))));
    }

    private Located<string> Locate(TextSpan span) => new(_text.Substring(span), span);

    private TextSpan Trim(TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(_text.Content[start]))
            start++;
        while (end > start && char.IsWhiteSpace(_text.Content[end - 1]))
            end--;
        return TextSpan.FromBounds(start, end);
    }

    private static bool IsCommentStart(char unit) => unit is '#' or ';';

    private static bool IsKeyUnit(char unit) => char.IsLetterOrDigit(unit) || unit is '_' or '.' or '-';
}
