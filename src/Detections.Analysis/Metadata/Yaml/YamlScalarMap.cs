using Detections.Analysis.Text;
using Detections.Kusto;
using YamlDotNet.Core;

namespace Detections.Analysis.Metadata.Yaml;

/// <summary>
/// Finds where each unit of a scalar came from. YamlDotNet decides what the value is; this walks the same text by the
/// same rules, and a walk that does not arrive at that very value is given up for a coarse map.
/// </summary>
internal static class YamlScalarMap
{
    /// <param name="content">The whole file.</param>
    /// <param name="span">The scalar as YamlDotNet marks it, without anchor and tag.</param>
    /// <param name="style">How it is written.</param>
    /// <param name="value">What YamlDotNet read.</param>
    public static SourceMap Of(string content, TextSpan span, ScalarStyle style, string value) => style switch
    {
        ScalarStyle.Literal or ScalarStyle.Folded => OfBlock(content, span, style == ScalarStyle.Folded, value),
        ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted when span.Length < 2 => SourceMap.Coarse(span, value.Length),
        ScalarStyle.SingleQuoted => OfFlow(content, Unquoted(span), value, scalar => scalar.DecodeSingleQuoted()),
        ScalarStyle.DoubleQuoted => OfFlow(content, Unquoted(span), value, scalar => scalar.DecodeDoubleQuoted()),
        _ => OfFlow(content, span, value, scalar => scalar.DecodePlain()),
    };

    private static SourceMap OfBlock(string content, TextSpan span, bool isFolded, string value)
    {
        var scalar = new YamlBlockScalar(content, span, isFolded);
        var writer = new YamlScalarWriter(content, scalar.BodyStart);
        scalar.Decode(value, writer);
        return writer.Wrote(value) ? writer.ToMap(writer.FileEnd) : SourceMap.Coarse(span, value.Length);
    }

    private static SourceMap OfFlow(string content, TextSpan inside, string value, Action<YamlFlowScalar> decode)
    {
        var writer = new YamlScalarWriter(content, inside.Start);
        decode(new YamlFlowScalar(content, inside, writer));
        return writer.Wrote(value) ? writer.ToMap(inside.End) : SourceMap.Coarse(inside, value.Length);
    }

    private static TextSpan Unquoted(TextSpan span) => new(span.Start + 1, span.Length - 2);
}
