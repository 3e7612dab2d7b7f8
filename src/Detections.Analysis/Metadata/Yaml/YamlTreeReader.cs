using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;
using Detections.Kusto;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Detections.Analysis.Metadata.Yaml;

/// <summary>Builds the nodes of documents from the parser's events, within the limits.</summary>
internal sealed class YamlTreeReader(SourceText text, YamlEvents events)
{
    /// <summary>Levels of lists and mappings inside each other. Rules have 5; consumers may recurse.</summary>
    private const int MaxDepth = 64;

    /// <summary>Values of a file with every alias written out. The largest real rules have a few hundred.</summary>
    private const int MaxNodes = 100_000;

    private readonly Dictionary<string, Anchor> _anchors = new(StringComparer.Ordinal);
    private bool? _isAtDocument;
    private int _nodes;

    /// <summary>The root of the next document, or null behind the last one.</summary>
    /// <exception cref="YamlProblemException">The text is no YAML or goes beyond a limit.</exception>
    public MetadataNode? ReadDocument()
    {
        if (!(_isAtDocument ?? MoveToDocument()))
            return null;
        _anchors.Clear();
        var root = ReadNode(Next(), depth: 0).Node;
        // Text that belongs to no document shows only here.
        _isAtDocument = MoveToDocument();
        return root;
    }

    private bool MoveToDocument()
    {
        while (events.Next() is { } parsingEvent)
        {
            if (parsingEvent is DocumentStart)
                return true;
        }
        return false;
    }

    private Read ReadNode(ParsingEvent start, int depth)
    {
        if (start is AnchorAlias alias)
            return ReadAlias(alias, depth);

        var nodesBefore = _nodes;
        Count(nodes: 1, start);
        var name = start is NodeEvent { Anchor.IsEmpty: false } anchored ? anchored.Anchor.Value : null;
        if (name is not null)
            _anchors[name] = default;

        var read = start switch
        {
            Scalar scalar => ReadScalar(scalar),
            SequenceStart => ReadSequence(start, depth + 1),
            _ => ReadMapping(start, depth + 1),
        };
        if (name is not null)
            _anchors[name] = new Anchor(read.Node, _nodes - nodesBefore, read.Height);
        return read;
    }

    private Read ReadScalar(Scalar scalar)
    {
        var span = events.SpanOf(scalar);
        if (!scalar.Anchor.IsEmpty || !scalar.Tag.IsEmpty)
            span = YamlProperties.SkipIn(text.Content, span);
        var map = YamlScalarMap.Of(text.Content, span, scalar.Style, scalar.Value);
        var shown = TrimEnd(span);
        return new Read(new MetadataScalar(shown, scalar.Value, map, scalar.Style == ScalarStyle.Plain), shown.End, Height: 0);
    }

    private Read ReadSequence(ParsingEvent start, int depth)
    {
        CheckDepth(depth, start);
        var items = ImmutableArray.CreateBuilder<MetadataNode>();
        var end = events.SpanOf(start).End;
        var height = 0;
        var next = Next();
        for (; next is not SequenceEnd; next = Next())
        {
            var item = ReadNode(next, depth);
            items.Add(item.Node);
            end = item.End;
            height = Math.Max(height, item.Height);
        }
        var span = SpanOf(start, next, ']', lastItemEnd: end);
        return new Read(new MetadataSequence(span, items.ToImmutable()), span.End, height + 1);
    }

    private Read ReadMapping(ParsingEvent start, int depth)
    {
        CheckDepth(depth, start);
        var entries = ImmutableArray.CreateBuilder<MetadataEntry>();
        var end = events.SpanOf(start).End;
        var height = 0;
        var next = Next();
        for (; next is not MappingEnd; next = Next())
        {
            var key = ReadNode(next, depth);
            var value = ReadNode(Next(), depth);
            // A list or mapping as a key is legal YAML that no rule and no schema file uses.
            if (key.Node is MetadataScalar scalar)
                entries.Add(new MetadataEntry(scalar, value.Node));
            end = Math.Max(key.End, value.End);
            height = Math.Max(height, value.Height);
        }
        var span = SpanOf(start, next, '}', lastItemEnd: end);
        return new Read(new MetadataMapping(span, entries.ToImmutable()), span.End, height + 1);
    }

    private Read ReadAlias(AnchorAlias alias, int depth)
    {
        var span = events.SpanOf(alias);
        if (!_anchors.TryGetValue(alias.Value.Value, out var anchor))
            throw Invalid(span, $"the alias '*{alias.Value}' names no anchor above it; write '&{alias.Value}' before the value it stands for.");
        if (anchor.Node is null)
            throw Refused(span, $"The alias '*{alias.Value}' stands inside the value it names, which would never end; write the value out.");
        Count(anchor.Nodes, alias);
        CheckDepth(depth + anchor.Height, alias);
        return new Read(anchor.Node, span.End, anchor.Height);
    }

    private void Count(int nodes, ParsingEvent at)
    {
        _nodes += nodes;
        if (_nodes > MaxNodes)
            throw Refused(events.SpanOf(at), $"The YAML has more than {MaxNodes} values when its aliases are written out; take values out, or split the file.");
    }

    private void CheckDepth(int depth, ParsingEvent at)
    {
        if (depth > MaxDepth)
            throw Refused(events.SpanOf(at), $"The YAML is nested more than {MaxDepth} levels deep; nest it less.");
    }

    private ParsingEvent Next() =>
        events.Next() ?? throw Invalid(new TextSpan(text.Length, 0), "the document ends too early.");

    // For the parser a flow collection ends before its bracket, a block one where the next token starts, lines further down.
    private TextSpan SpanOf(ParsingEvent start, ParsingEvent end, char bracket, int lastItemEnd)
    {
        var bracketStart = events.SpanOf(end).Start;
        var isFlow = start is SequenceStart { Style: SequenceStyle.Flow } or MappingStart { Style: MappingStyle.Flow }
            && bracketStart < text.Length && text.Content[bracketStart] == bracket;
        return TextSpan.FromBounds(events.SpanOf(start).Start, isFlow ? bracketStart + 1 : lastItemEnd);
    }

    // A block scalar ends for the parser behind the blank lines below it.
    private TextSpan TrimEnd(TextSpan span) => new(span.Start, text.Content.AsSpan(span.Start, span.Length).TrimEnd(" \t\r\n").Length);

    private YamlProblemException Invalid(TextSpan span, string message) =>
        new(RuleFileDescriptors.YamlIsInvalid.At(Location.Of(text, span), message));

    private YamlProblemException Refused(TextSpan span, string message) =>
        new(RuleFileDescriptors.YamlIsRefused.At(Location.Of(text, span), message));

    /// <param name="Node">The node.</param>
    /// <param name="End">Where its text ends, which for an alias is not where the node ends.</param>
    /// <param name="Height">Levels of lists and mappings in it; 0 for a scalar.</param>
    private readonly record struct Read(MetadataNode Node, int End, int Height);

    /// <param name="Node">The named node, or null as long as it is being read.</param>
    /// <param name="Nodes">How many nodes it has with every alias written out.</param>
    /// <param name="Height">Levels of lists and mappings in it.</param>
    private readonly record struct Anchor(MetadataNode? Node, int Nodes, int Height);
}
