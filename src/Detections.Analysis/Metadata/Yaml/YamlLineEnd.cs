using Detections.Kusto;

namespace Detections.Analysis.Metadata.Yaml;

/// <summary>A line end as YAML 1.1 and YamlDotNet see it, and the one unit it is decoded into.</summary>
/// <param name="Span">The line end in the file: two units for <c>\r\n</c>, else one.</param>
/// <param name="Decoded"><c>\n</c>, or the unit itself for U+2028 and U+2029, which are never folded.</param>
internal readonly record struct YamlLineEnd(TextSpan Span, char Decoded)
{
    public bool IsFoldable => Decoded == '\n';

    public static bool IsAt(string content, int position) =>
        content[position] is '\r' or '\n' or '\x85' or '\u2028' or '\u2029';

    public static YamlLineEnd At(string content, int position)
    {
        var unit = content[position];
        var length = unit == '\r' && position + 1 < content.Length && content[position + 1] == '\n' ? 2 : 1;
        return new YamlLineEnd(new TextSpan(position, length), unit is '\u2028' or '\u2029' ? unit : '\n');
    }
}
