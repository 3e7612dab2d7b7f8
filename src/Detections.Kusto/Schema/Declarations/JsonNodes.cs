using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Detections.Kusto.Schema.Declarations;

/// <summary>Reads JSON into nodes. Comments and trailing commas are accepted: hand-kept files have them.</summary>
internal ref struct JsonNodes
{
    private readonly ReadOnlySpan<byte> _bytes;
    private Utf8JsonReader _reader;

    // How far the bytes were counted as UTF-16 units.
    private int _countedBytes;
    private int _countedUnits;

    private JsonNodes(byte[] bytes)
    {
        _bytes = bytes;
        _reader = new Utf8JsonReader(bytes, new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            MaxDepth = DocumentNode.MaxDepth,
        });
    }

    /// <summary>The root, or null when the text is no JSON, which is reported.</summary>
    public static DocumentNode? Read(SchemaFile file)
    {
        var nodes = new JsonNodes(Encoding.UTF8.GetBytes(file.Content));
        try
        {
            nodes._reader.Read();
            var root = nodes.ReadNode();
            // Whatever stands behind the root makes the next read throw.
            nodes._reader.Read();
            return root;
        }
        catch (JsonException exception)
        {
            var start = nodes.UnitsBefore(nodes.OffsetOf(exception));
            file.Report(new TextSpan(start, 0), SchemaProblemKind.FileIsLost, $"The JSON cannot be read from here on: {Reason(exception)}.");
            return null;
        }
        catch (InvalidOperationException)
        {
            // What Utf8JsonReader throws for a string with half of a surrogate pair as an escape.
            var span = nodes.SpanFrom(nodes.UnitsBefore((int)nodes._reader.TokenStartIndex));
            file.Report(span, SchemaProblemKind.FileIsLost, "The JSON string holds an escape that is no character.");
            return null;
        }
    }

    private DocumentNode ReadNode()
    {
        var start = UnitsBefore((int)_reader.TokenStartIndex);
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var entries = ImmutableArray.CreateBuilder<DocumentEntry>();
                while (Next() != JsonTokenType.EndObject)
                {
                    var key = ReadScalar();
                    Next();
                    entries.Add(new DocumentEntry(key, ReadNode()));
                }
                return new DocumentMapping(SpanFrom(start), entries.ToImmutable());
            case JsonTokenType.StartArray:
                var items = ImmutableArray.CreateBuilder<DocumentNode>();
                while (Next() != JsonTokenType.EndArray)
                    items.Add(ReadNode());
                return new DocumentSequence(SpanFrom(start), items.ToImmutable());
            default:
                return ReadScalar();
        }
    }

    private DocumentScalar ReadScalar()
    {
        var span = SpanFrom(UnitsBefore((int)_reader.TokenStartIndex));
        var value = _reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName
            ? _reader.GetString()!
            : Encoding.UTF8.GetString(_reader.ValueSpan);
        return new DocumentScalar(span, value);
    }

    private JsonTokenType Next()
    {
        _reader.Read();
        return _reader.TokenType;
    }

    private TextSpan SpanFrom(int start) =>
        TextSpan.FromBounds(start, UnitsBefore((int)_reader.TokenStartIndex + TokenLength()));

    // The value of a string token stands between its quotes.
    private readonly int TokenLength() =>
        _reader.ValueSpan.Length + (_reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? 2 : 0);

    private int UnitsBefore(int offset)
    {
        if (offset < _countedBytes)
            (_countedBytes, _countedUnits) = (0, 0);
        _countedUnits += Encoding.UTF8.GetCharCount(_bytes[_countedBytes..offset]);
        _countedBytes = offset;
        return _countedUnits;
    }

    private readonly int OffsetOf(JsonException exception)
    {
        var offset = 0;
        for (var line = exception.LineNumber ?? 0; line > 0; line--)
            offset += _bytes[offset..].IndexOf((byte)'\n') + 1;
        return (int)Math.Min(offset + (exception.BytePositionInLine ?? 0), _bytes.Length);
    }

    // System.Text.Json ends its messages with the place, counted its own way.
    private static string Reason(JsonException exception) =>
        exception.Message.Split(" LineNumber:")[0].Split(" Path:")[0].TrimEnd('.');
}
