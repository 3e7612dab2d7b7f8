using System.Collections.Immutable;

namespace Detections.Kusto.Json;

/// <summary>
/// Reads JSON with the place of every value, in UTF-16 units. Comments, trailing commas and strings over several lines
/// are accepted, as Azure's deployment tools accept them. Of two equal keys both stay.
/// </summary>
public sealed class JsonParser
{
    private readonly JsonScanner _scanner;
    private readonly int _maxDepth;

    private JsonParser(string text, int maxDepth)
    {
        _scanner = new JsonScanner(text);
        _maxDepth = maxDepth;
    }

    /// <summary>Reads a text that is one JSON value.</summary>
    /// <param name="text">The text, without a byte order mark.</param>
    /// <param name="maxDepth">How many objects and arrays may stand inside each other; consumers may recurse.</param>
    /// <returns>The value, or null and what is wrong with the text. Never throws for what a text can hold.</returns>
    public static (JsonNode? Root, JsonProblem? Problem) Parse(string text, int maxDepth)
    {
        var parser = new JsonParser(text, maxDepth);
        try
        {
            var root = parser.ReadNode(depth: 0);
            parser._scanner.SkipTrivia();
            return parser._scanner.IsAtEnd ? (root, null) : throw parser._scanner.Expected("the end of the file");
        }
        catch (JsonProblemException exception)
        {
            return (null, exception.Problem);
        }
    }

    private JsonNode ReadNode(int depth)
    {
        _scanner.SkipTrivia();
        return _scanner.Current switch
        {
            '{' => ReadObject(depth + 1),
            '[' => ReadArray(depth + 1),
            '"' => _scanner.ReadString(),
            _ => _scanner.ReadLiteral(),
        };
    }

    private JsonObject ReadObject(int depth)
    {
        var start = Open(depth);
        var members = ImmutableArray.CreateBuilder<JsonMember>();
        while (!_scanner.TryTake('}'))
        {
            if (_scanner.Current != '"')
                throw _scanner.Expected("a key in quotes or '}'");
            var key = _scanner.ReadString();
            if (!_scanner.TryTake(':'))
                throw _scanner.Expected("':' behind the key");
            members.Add(new JsonMember(key, ReadNode(depth)));
            if (!_scanner.TryTake(',') && _scanner.Current != '}')
                throw _scanner.Expected("',' or '}'");
        }
        return new JsonObject(TextSpan.FromBounds(start, _scanner.Position), members.ToImmutable());
    }

    private JsonArray ReadArray(int depth)
    {
        var start = Open(depth);
        var items = ImmutableArray.CreateBuilder<JsonNode>();
        while (!_scanner.TryTake(']'))
        {
            items.Add(ReadNode(depth));
            if (!_scanner.TryTake(',') && _scanner.Current != ']')
                throw _scanner.Expected("',' or ']'");
        }
        return new JsonArray(TextSpan.FromBounds(start, _scanner.Position), items.ToImmutable());
    }

    private int Open(int depth)
    {
        var start = _scanner.Position;
        if (depth > _maxDepth)
            throw new JsonProblemException(new TextSpan(start, 1), $"it is nested more than {_maxDepth} levels deep; nest it less");
        _scanner.Take();
        return start;
    }
}
