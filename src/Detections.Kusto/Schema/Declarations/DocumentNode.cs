using System.Collections.Immutable;

namespace Detections.Kusto.Schema.Declarations;

/// <summary>A value of a YAML document with its place in the file.</summary>
internal abstract record DocumentNode(TextSpan Span)
{
    /// <summary>Schema files are flat; deeper nesting is refused before it costs anything.</summary>
    public const int MaxDepth = 32;
}

internal sealed record DocumentScalar(TextSpan Span, string Value) : DocumentNode(Span);

internal sealed record DocumentSequence(TextSpan Span, ImmutableArray<DocumentNode> Items) : DocumentNode(Span);

internal sealed record DocumentMapping(TextSpan Span, ImmutableArray<DocumentEntry> Entries) : DocumentNode(Span)
{
    /// <summary>The value under <paramref name="key"/>, the first of equal keys, or null.</summary>
    public DocumentNode? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key.Value == key)
                return entry.Value;
        }
        return null;
    }
}

internal sealed record DocumentEntry(DocumentScalar Key, DocumentNode Value);
