using System.Collections.Immutable;
using Detections.Analysis.Metadata;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.RuleFiles;

/// <summary>The comment header of a .kql file: the <c>// key: value</c> lines above its first token.</summary>
internal static class KqlHeader
{
    // Every comment can hold a colon, so only these words are keys, in any letter case.
    private static readonly Dictionary<string, string> Keys = ((string[])
    [
        "id", "title", "name", "description", "severity", "status", RuleEnvironment.Key, "author", "date", "modified",
        "version", "tactics", "techniques", "relevantTechniques", "references", "tags",
        "queryFrequency", "queryPeriod", "triggerOperator", "triggerThreshold",
    ]).ToDictionary(key => key, StringComparer.OrdinalIgnoreCase);

    /// <summary>The keys and values of the header; keys are spelled as above. A value reaches to the end of its line.</summary>
    public static MetadataMapping Read(SourceText text)
    {
        var entries = ImmutableArray.CreateBuilder<MetadataEntry>();
        var headerEnd = KqlTrivia.EndOfLeading(text.Content);
        for (var line = 0; line < text.LineCount && text.LineSpan(line).End <= headerEnd; line++)
        {
            if (ReadLine(text, text.LineSpan(line)) is { } entry)
                entries.Add(entry);
        }
        return entries.Count == 0
            ? MetadataMapping.Empty
            : new MetadataMapping(TextSpan.FromBounds(entries[0].Key.Span.Start, entries[^1].Value.Span.End), entries.ToImmutable());
    }

    private static MetadataEntry? ReadLine(SourceText text, TextSpan line)
    {
        var comment = Trim(text, line);
        if (!text.Substring(comment).StartsWith("//", StringComparison.Ordinal))
            return null;
        var start = comment.Start + 2;
        var colon = text.Content.IndexOf(':', start, comment.End - start);
        if (colon < 0)
            return null;

        var written = Trim(text, TextSpan.FromBounds(start, colon));
        var value = Trim(text, TextSpan.FromBounds(colon + 1, comment.End));
        if (value.Length == 0 || !Keys.TryGetValue(text.Substring(written), out var key))
            return null;
        // The key in the spelling analyzers look for stands letter for letter where it is written.
        return new MetadataEntry(
            new MetadataScalar(written, key, SourceMap.Verbatim(written), IsPlain: true),
            new MetadataScalar(value, text.Substring(value), SourceMap.Verbatim(value), IsPlain: true));
    }

    private static TextSpan Trim(SourceText text, TextSpan span)
    {
        var units = text.Content.AsSpan(span.Start, span.Length);
        var leading = units.Length - units.TrimStart().Length;
        return new TextSpan(span.Start + leading, units.Trim().Length);
    }
}
