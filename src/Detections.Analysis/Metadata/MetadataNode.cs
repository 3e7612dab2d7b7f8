using System.Collections.Immutable;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Metadata;

/// <summary>A value of a rule's metadata with its place: what YAML and JSON documents are read into.</summary>
/// <param name="Span">The value in the file, with quotes or block indicators.</param>
public abstract record MetadataNode(TextSpan Span);

/// <summary>A scalar. <see cref="Map"/> leads from each unit of <see cref="Value"/> back to the file.</summary>
/// <param name="Span">The scalar in the file, with quotes or block indicators.</param>
/// <param name="Value">The decoded value; empty for a null one.</param>
/// <param name="Map">From every unit of the value to the file.</param>
/// <param name="IsPlain">Whether it is written without quotes or block indicator, so that YAML or JSON resolves its type.</param>
public sealed record MetadataScalar(TextSpan Span, string Value, SourceMap Map, bool IsPlain) : MetadataNode(Span)
{
    public Located<string> ToLocated() => new(Value, Span);
}

/// <summary>
/// A value that only its deployment knows, such as an expression of an ARM template. It is there, it may be of any type, and nothing
/// more can be said of it.
/// </summary>
public sealed record MetadataUnknown(TextSpan Span) : MetadataNode(Span);

public sealed record MetadataSequence(TextSpan Span, ImmutableArray<MetadataNode> Items) : MetadataNode(Span);

public sealed record MetadataMapping(TextSpan Span, ImmutableArray<MetadataEntry> Entries) : MetadataNode(Span)
{
    public static MetadataMapping Empty { get; } = new(default, []);

    /// <summary>The entry of <paramref name="key"/>, or null. Keys compare ordinally unless <paramref name="comparison"/> says otherwise; of two equal keys the first counts.</summary>
    public MetadataEntry? FindEntry(string key, StringComparison comparison = StringComparison.Ordinal)
    {
        foreach (var entry in Entries)
        {
            if (string.Equals(entry.Key.Value, key, comparison))
                return entry;
        }
        return null;
    }

    /// <summary>The value of <see cref="FindEntry"/>, or null.</summary>
    public MetadataNode? Find(string key, StringComparison comparison = StringComparison.Ordinal) =>
        FindEntry(key, comparison)?.Value;

    /// <summary>The scalar under <paramref name="key"/>, or null where there is none or it is not a scalar.</summary>
    public MetadataScalar? FindScalar(string key, StringComparison comparison = StringComparison.Ordinal) =>
        Find(key, comparison) as MetadataScalar;
}

public sealed record MetadataEntry(MetadataScalar Key, MetadataNode Value);
