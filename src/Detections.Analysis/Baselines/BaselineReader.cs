using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Baselines;

/// <summary>Reads what <see cref="BaselineWriter"/> has written.</summary>
internal static class BaselineReader
{
    // One entry takes less than a kilobyte.
    private const long MaxBytes = 64 * 1024 * 1024;

    /// <summary>The baseline, or a finding that it cannot be read.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="tree">The folder it has to lie in.</param>
    public static (Baseline? Baseline, Diagnostic? Problem) Read(string path, SourceTree tree)
    {
        var (text, problem) = tree.Read(path, MaxBytes);
        if (text is null)
            return (null, BaselineDescriptors.BaselineIsInvalid.At(problem!.Location, $"'{problem.Message.TrimEnd('.')}'"));
        var (root, noJson) = JsonReader.Read(text);
        if (root is null)
            return (null, BaselineDescriptors.BaselineIsInvalid.At(noJson!.Location, "it is no JSON from here on"));
        if (Find(root, "runs", 0, "results") is not MetadataSequence results)
            return (null, Invalid(root.Span with { Length = 0 }, "it has no results"));

        var entries = ImmutableArray.CreateBuilder<(BaselineEntry, Location)>(results.Items.Length);
        foreach (var result in results.Items)
        {
            if (EntryOf(result) is not { } entry)
                return (null, Invalid(result.Span with { Length = 0 }, "this result lacks its id, file, message or fingerprint"));
            entries.Add((entry, Location.Of(text, result.Span with { Length = 1 })));
        }
        return (new Baseline(path, entries.ToImmutable()), null);

        Diagnostic Invalid(TextSpan place, string reason) => BaselineDescriptors.BaselineIsInvalid.At(Location.Of(text, place), reason);
    }

    private static BaselineEntry? EntryOf(MetadataNode result)
    {
        var id = TextAt(result, "ruleId");
        var path = TextAt(result, "locations", 0, "physicalLocation", "artifactLocation", "uri");
        var line = TextAt(result, "partialFingerprints", BaselineWriter.LineKey);
        var message = TextAt(result, "message", "text");
        return id is null || path is null || line is null || message is null ? null : new BaselineEntry(id, Uri.UnescapeDataString(path), line, message);
    }

    private static string? TextAt(MetadataNode node, params object[] steps) => (Find(node, steps) as MetadataScalar)?.Value;

    // A step is a key or an index.
    private static MetadataNode? Find(MetadataNode node, params object[] steps)
    {
        MetadataNode? found = node;
        foreach (var step in steps)
        {
            found = (found, step) switch
            {
                (MetadataMapping mapping, string key) => mapping.Find(key),
                (MetadataSequence sequence, int index) => sequence.Items.ElementAtOrDefault(index),
                _ => null,
            };
        }
        return found;
    }
}
