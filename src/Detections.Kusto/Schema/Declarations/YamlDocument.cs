using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Detections.Kusto.Schema.Declarations;

/// <summary>Reads YAML into nodes. Aliases and deep nesting are refused: schema files need neither.</summary>
internal sealed class YamlDocument
{
    private readonly SchemaFile _file;
    private readonly Parser _parser;

    private YamlDocument(SchemaFile file)
    {
        _file = file;
        _parser = new Parser(new StringReader(file.Content));
    }

    /// <summary>The roots of the file's documents; what cannot be read is reported and ends the list.</summary>
    public static ImmutableArray<DocumentNode> ReadAll(SchemaFile file)
    {
        var roots = ImmutableArray.CreateBuilder<DocumentNode>();
        var document = new YamlDocument(file);
        try
        {
            document._parser.Consume<StreamStart>();
            while (document._parser.TryConsume<DocumentStart>(out _))
            {
                roots.Add(document.ReadNode(depth: 0));
                document._parser.Consume<DocumentEnd>();
            }
        }
        catch (YamlException exception)
        {
            document.Lose(exception.Start, exception.Message);
        }
        catch (InvalidOperationException)
        {
            // What the parser throws for some broken flow collections; found by the property test.
            document.Lose(document._parser.Current?.End ?? Mark.Empty, "a quoted text or a bracket is out of place");
        }
        return roots.ToImmutable();
    }

    private void Lose(Mark place, string reason) =>
        _file.Report(SpanOf(place, place), SchemaProblemKind.FileIsLost, $"The YAML cannot be read from here on: {reason.TrimEnd('.')}.");

    private DocumentNode ReadNode(int depth)
    {
        var head = _parser.Consume<ParsingEvent>();
        if (depth > DocumentNode.MaxDepth)
            throw new YamlException(head.Start, head.End, $"it is nested deeper than {DocumentNode.MaxDepth} levels");
        switch (head)
        {
            case Scalar scalar:
                return new DocumentScalar(SpanOf(scalar.Start, scalar.End), scalar.Value);
            case SequenceStart sequence:
                var items = ImmutableArray.CreateBuilder<DocumentNode>();
                while (!_parser.Accept<SequenceEnd>(out _))
                    items.Add(ReadNode(depth + 1));
                return new DocumentSequence(SpanOf(head, _parser.Consume<SequenceEnd>(), sequence.Style == SequenceStyle.Flow), items.ToImmutable());
            case MappingStart mapping:
                return ReadMapping(mapping, depth);
            default:
                throw new YamlException(head.Start, head.End, "aliases are not allowed in a schema file; write the value out");
        }
    }

    private DocumentMapping ReadMapping(MappingStart head, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<DocumentEntry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!_parser.Accept<MappingEnd>(out _))
        {
            var key = _parser.Accept<Scalar>(out var next)
                ? (DocumentScalar)ReadNode(depth + 1)
                : throw new YamlException(_parser.Current!.Start, _parser.Current.End, "a key has to be a plain name");
            var value = ReadNode(depth + 1);
            if (keys.Add(key.Value))
                entries.Add(new DocumentEntry(key, value));
            else
                _file.Report(key.Span, SchemaProblemKind.DetailIsLost, $"The key '{key.Value}' stands here twice; the first one counts.");
        }
        return new DocumentMapping(SpanOf(head, _parser.Consume<MappingEnd>(), head.Style == MappingStyle.Flow), entries.ToImmutable());
    }

    // The end of a flow collection stands before its bracket, that of a block one behind the white space below it.
    private TextSpan SpanOf(ParsingEvent start, ParsingEvent end, bool isFlow)
    {
        var span = SpanOf(start.Start, end.Start);
        return isFlow
            ? span with { Length = span.Length + 1 }
            : span with { Length = _file.Content.AsSpan(span.Start, span.Length).TrimEnd().Length };
    }

    private TextSpan SpanOf(Mark start, Mark end)
    {
        var last = (int)Math.Min(end.Index, _file.Content.Length);
        return TextSpan.FromBounds((int)Math.Min(start.Index, last), last);
    }
}
