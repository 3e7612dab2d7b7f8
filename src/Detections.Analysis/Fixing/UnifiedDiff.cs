using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Detections.Analysis.Text;

namespace Detections.Analysis.Fixing;

/// <summary>What a fix changes, as a unified diff that <c>git apply</c> takes.</summary>
/// <remarks>A line ends in <c>\n</c> and nowhere else, as for git: a <c>\r</c> belongs to the line, and is written as it is.</remarks>
public static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>The diff of one file; empty where nothing has changed.</summary>
    public static string Of(FileFixes file)
    {
        var before = LinesOf(file.Before);
        var after = LinesOf(file.After);
        var changes = LineDiff.Of(before, after);
        if (changes.IsEmpty)
            return "";

        var result = new StringBuilder()
            .Append("--- ").Append(NameOf("a/" + file.RelativePath)).Append('\n')
            .Append("+++ ").Append(NameOf("b/" + file.RelativePath)).Append('\n');
        for (var first = 0; first < changes.Length;)
        {
            var next = first + 1;
            while (next < changes.Length && changes[next].OldStart - EndOf(changes[next - 1]) <= 2 * Context)
                next++;
            AppendHunk(result, before, after, changes.AsSpan(first..next));
            first = next;
        }
        return result.ToString();
    }

    private static void AppendHunk(StringBuilder result, ImmutableArray<string> before, ImmutableArray<string> after, ReadOnlySpan<LineChange> changes)
    {
        var start = Math.Max(0, changes[0].OldStart - Context);
        var end = Math.Min(before.Length, EndOf(changes[^1]) + Context);
        var newStart = changes[0].NewStart - (changes[0].OldStart - start);
        var newCount = end - start;
        foreach (var change in changes)
            newCount += change.NewCount - change.OldCount;
        result.Append(CultureInfo.InvariantCulture, $"@@ -{RangeOf(start, end - start)} +{RangeOf(newStart, newCount)} @@\n");

        var line = start;
        foreach (var change in changes)
        {
            AppendLines(result, ' ', before.AsSpan(line..change.OldStart));
            AppendLines(result, '-', before.AsSpan(change.OldStart, change.OldCount));
            AppendLines(result, '+', after.AsSpan(change.NewStart, change.NewCount));
            line = EndOf(change);
        }
        AppendLines(result, ' ', before.AsSpan(line..end));
    }

    private static void AppendLines(StringBuilder result, char sign, ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
        {
            result.Append(sign).Append(line);
            if (!line.EndsWith('\n'))
                result.Append("\n\\ No newline at end of file\n");
        }
    }

    private static int EndOf(LineChange change) => change.OldStart + change.OldCount;

    // A range without lines names the line before it.
    private static string RangeOf(int start, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? start : start + 1)},{count}");

    // As git writes it: in quotes where a line could not hold it, and with a tab behind a blank, which would end it.
    private static string NameOf(string path)
    {
        if (!path.Any(unit => unit is '"' or '\\' || char.IsControl(unit)))
            return path.Contains(' ', StringComparison.Ordinal) ? path + "\t" : path;
        var quoted = new StringBuilder("\"");
        foreach (var value in Encoding.UTF8.GetBytes(path))
        {
            if (value is (byte)'"' or (byte)'\\')
                quoted.Append('\\').Append((char)value);
            else if (value is >= 0x20 and < 0x7F)
                quoted.Append((char)value);
            else
                quoted.Append('\\').Append(Convert.ToString(value, 8).PadLeft(3, '0'));
        }
        return quoted.Append('"').ToString();
    }

    // With the byte order mark, which is a part of the first line.
    private static ImmutableArray<string> LinesOf(SourceText text)
    {
        var content = text.HasByteOrderMark ? '\uFEFF' + text.Content : text.Content;
        var lines = ImmutableArray.CreateBuilder<string>();
        for (var start = 0; start < content.Length;)
        {
            var end = content.IndexOf('\n', start) is >= 0 and var lineEnd ? lineEnd + 1 : content.Length;
            lines.Add(content[start..end]);
            start = end;
        }
        return lines.ToImmutable();
    }
}
