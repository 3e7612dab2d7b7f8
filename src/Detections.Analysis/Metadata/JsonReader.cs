using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;
using Detections.Kusto;
using Detections.Kusto.Json;

namespace Detections.Analysis.Metadata;

/// <summary>Reads JSON into nodes that know their place. Of two equal keys both stay.</summary>
public static class JsonReader
{
    /// <summary>
    /// Levels of objects and arrays inside each other, as in YAML. Rules need far fewer; consumers may recurse.
    /// The number of values is bounded by the size of the file, for nothing in JSON multiplies.
    /// </summary>
    private const int MaxDepth = 64;

    /// <summary>Reads a whole file.</summary>
    /// <returns>The root, or null and the problem of JSON that cannot be read (DET1013).</returns>
    public static (MetadataNode? Root, Diagnostic? Problem) Read(SourceText text)
    {
        var (root, problem) = JsonParser.Parse(text.Content, MaxDepth);
        return problem is null
            ? (ToMetadata(text.Content, root!), null)
            : (null, RuleFileDescriptors.JsonIsInvalid.At(Location.Of(text, problem.Span), problem.Reason));
    }

    private static MetadataNode ToMetadata(string text, JsonNode node) => node switch
    {
        JsonObject mapping => new MetadataMapping(
            mapping.Span,
            [.. mapping.Members.Select(member => new MetadataEntry(ToMetadata(text, member.Key), ToMetadata(text, member.Value)))]),
        JsonArray sequence => new MetadataSequence(sequence.Span, [.. sequence.Items.Select(item => ToMetadata(text, item))]),
        _ => ToMetadata(text, (JsonScalar)node),
    };

    private static MetadataScalar ToMetadata(string text, JsonScalar scalar)
    {
        if (scalar.IsNull)
            return new MetadataScalar(scalar.Span, "", SourceMap.Verbatim(new TextSpan(scalar.Span.End, 0)), IsPlain: true);
        if (!scalar.IsString)
            return new MetadataScalar(scalar.Span, scalar.Value, SourceMap.Verbatim(scalar.Span), IsPlain: true);
        return new MetadataScalar(scalar.Span, scalar.Value, MapOf(text, scalar), IsPlain: false);
    }

    private static SourceMap MapOf(string text, JsonScalar scalar)
    {
        var map = new SourceMap.Builder();
        var verbatim = scalar.Span.Start + 1;
        foreach (var escape in JsonEscape.In(text, scalar))
        {
            map.AddVerbatim(verbatim, escape.Span.Start - verbatim);
            map.AddDecoded(escape.Span, escape.Value.Length);
            verbatim = escape.Span.End;
        }
        var end = scalar.Span.End - 1;
        map.AddVerbatim(verbatim, end - verbatim);
        return map.ToMap(end);
    }
}
