using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;
using Detections.Kusto;
using YamlDotNet.Core;

namespace Detections.Analysis.Metadata.Yaml;

/// <summary>Says in plain words what YamlDotNet's parser stumbled over, at the place that shows it.</summary>
internal static class YamlSyntaxProblem
{
    private const string NoKey = "this line is no 'key: value'; add the ':', or indent the line if it belongs to the value above it.";

    /// <param name="text">The file.</param>
    /// <param name="exception">What the parser threw.</param>
    /// <param name="offsetOf">Leads from a mark of the parser to an offset in the file.</param>
    /// <param name="current">How far the parser had read, for an exception without a place.</param>
    public static Diagnostic Describe(SourceText text, Exception exception, Func<Mark, int> offsetOf, Mark current)
    {
        var (start, end) = exception is YamlException yaml && !yaml.Start.Equals(Mark.Empty)
            ? (offsetOf(yaml.Start), offsetOf(yaml.End))
            : (offsetOf(current), offsetOf(current));
        var (place, message) = Explain(text, exception, start, end);
        return RuleFileDescriptors.YamlIsInvalid.At(Location.Of(text, WithinLine(text, place)), message);
    }

    private static (TextSpan Place, string Message) Explain(SourceText text, Exception exception, int start, int end)
    {
        var message = exception.Message;
        var token = TextSpan.FromBounds(start, Math.Max(end, start + 1));
        var unitAtEnd = new TextSpan(end, 1);

        if (exception is not YamlException)
            return (unitAtEnd, "this is no valid value inside of brackets or quotes; check its indentation, its brackets and its escapes.");
        if (Says("unexpected end of stream") || Says("unexpected document indicator"))
            return (new TextSpan(start, 1), "the quote that opens here is never closed.");
        if (Says("found wrong indentation"))
            return (new TextSpan(start, 1), "the quote that opens here is never closed, or a line of its value is not indented.");
        if (Says("unknown escape character"))
            return (new TextSpan(end, 2), $"'{Shown(text, end, 2)}' is no escape of a double-quoted value; write the '\\' twice, or use single quotes.");
        if (Says("expected hexadecimal number"))
            return (unitAtEnd, "the escape needs more hexadecimal digits: 2 after '\\x', 4 after '\\u', 8 after '\\U'.");
        if (Says(" tab "))
            return (unitAtEnd, "a tab cannot indent; use spaces.");
        if (Says("cannot start any token"))
        {
            return Shown(text, start, 1) == "\t"
                ? (token, "a tab cannot indent; use spaces.")
                : (token, $"a value cannot start with '{Shown(text, start, 1)}'; put the value in quotes.");
        }
        if (Says("could not find expected ':'"))
            return (LineAbove(text, start), NoKey);
        if (Says("found invalid mapping"))
            return (new TextSpan(start, 1), "a value without quotes cannot hold ': '; put the value in quotes, or check the indentation of this line.");
        if (Says("did not find expected comment or line break"))
            return (new TextSpan(start, 1), "behind the '|' or '>' of a block value the line must end; indent this line if it belongs to the value above it.");
        if (Says("did not find expected key") && !text.Substring(LineOf(text, start)).Contains(':', StringComparison.Ordinal))
            return (token, NoKey);
        if (Says("did not find expected key"))
            return (token, "a key was expected here; check the indentation of this line and the quotes of the value above it.");
        if (Says("did not find expected '-'"))
            return (token, "an item that starts with '- ' was expected here; check the indentation of this line.");
        if (Says("did not find expected ','"))
            return (token, $"a ',' or '{(Says("mapping") ? '}' : ']')}' is missing here.");
        if (Says("did not find expected node content"))
            return (token, "a value was expected here.");
        if (Says("did not find expected <document"))
            return (token, "the document has ended above this; check the indentation of this line.");
        return (message.StartsWith("While scanning", StringComparison.Ordinal) ? unitAtEnd : token, AsClause(message));

        bool Says(string words) => message.Contains(words, StringComparison.OrdinalIgnoreCase);
    }

    private static string AsClause(string message) =>
        message.Length == 0 ? "it does not follow the grammar." : char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.') + ".";

    private static string Shown(SourceText text, int start, int length) =>
        text.Substring(new TextSpan(start, Math.Min(length, text.Length - start)));

    // The parser sees that a key has no ':' only at the next token, on a line further down.
    private static TextSpan LineAbove(SourceText text, int offset)
    {
        var before = text.Content.AsSpan(0, offset).TrimEnd();
        if (before.IsEmpty)
            return new TextSpan(offset, 0);
        var line = LineOf(text, before.Length - 1);
        var blanks = text.Substring(line).Length - text.Substring(line).TrimStart().Length;
        return TextSpan.FromBounds(line.Start + blanks, before.Length);
    }

    private static TextSpan WithinLine(SourceText text, TextSpan span) =>
        TextSpan.FromBounds(span.Start, Math.Max(span.Start, Math.Min(span.End, LineOf(text, span.Start).End)));

    private static TextSpan LineOf(SourceText text, int offset) => text.LineSpan(text.PositionAt(offset).Line);
}
