using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Kusto.Engine;

/// <summary>Reads a worker's answer into the tree. The other side is <c>Host/export.js</c>.</summary>
internal sealed class AnswerReader
{
    private const int Missing = -1;

    private readonly string _text;
    private readonly ImmutableArray<NodeKind> _kinds;
    private readonly Symbol[] _symbols;
    private readonly JsonElement _constants;
    private readonly int[] _tree;
    private int _position;
    private int _lastTokenEnd;

    private AnswerReader(string text, JsonElement answer)
    {
        _text = text;
        _kinds = [.. answer.GetProperty("kinds").EnumerateArray().Select(NodeKind.Read)];
        _symbols = SymbolReader.Read(answer.GetProperty("symbols"));
        _constants = answer.GetProperty("constants");
        _tree = [.. answer.GetProperty("tree").EnumerateArray().Select(number => number.GetInt32())];
    }

    /// <summary>The analysis in an answer that is no failure.</summary>
    public static BoundQuery Read(string text, JsonElement answer)
    {
        var reader = new AnswerReader(text, answer);
        return new BoundQuery(
            text,
            reader.ReadTree(),
            ReadDiagnostics(answer.GetProperty("diagnostics"), text),
            ReadDiagnostics(answer.GetProperty("advice"), text),
            reader.Type(answer.GetProperty("result").GetInt32()));
    }

    /// <summary>Whether an exception means that what was read is no answer.</summary>
    public static bool IsFault(Exception error) => error is JsonException or InvalidOperationException or IndexOutOfRangeException or KeyNotFoundException;

    private static ImmutableArray<KustoDiagnostic> ReadDiagnostics(JsonElement list, string text) =>
        [.. list.EnumerateArray().Select(one => new KustoDiagnostic(
            one[0].GetString()!,
            one[1].GetString()!,
            Clip(one[2].GetInt32(), one[3].GetInt32(), text),
            one[4].GetString()!,
            [.. one[5].EnumerateArray().Select(name => name.GetString()!)]))];

    private static TextSpan Clip(int start, int length, string text)
    {
        var from = Math.Clamp(start, 0, text.Length);
        return TextSpan.FromBounds(from, Math.Clamp(start + length, from, text.Length));
    }

    // Depth first with an own stack: a query of strangers can be nested deeper than ours.
    private SyntaxNode ReadTree()
    {
        var root = (SyntaxNode)ReadElement(out var count)!;
        var open = new Stack<OpenNode>();
        open.Push(new OpenNode(root, count));
        while (open.TryPeek(out var current))
        {
            if (current.Children.Count == current.Expected)
            {
                current.Node.Children = current.Children.ToImmutable();
                open.Pop();
                continue;
            }
            var element = ReadElement(out var childCount);
            current.Children.Add(element);
            if (element is not null)
                element.Parent = current.Node;
            if (element is SyntaxNode node)
                open.Push(new OpenNode(node, childCount));
        }
        return root;
    }

    private SyntaxElement? ReadElement(out int childCount)
    {
        childCount = 0;
        var kindIndex = Next();
        if (kindIndex == Missing)
            return null;

        var kind = _kinds[kindIndex];
        var span = Clip(Next(), Next(), _text);
        if (kind.Slots.IsDefault)
        {
            var token = new SyntaxToken(_text, kind.Name, span, Math.Min(_lastTokenEnd, span.Start));
            _lastTokenEnd = Math.Max(_lastTokenEnd, span.End);
            return token;
        }

        childCount = Next();
        var symbol = Next();
        var type = Type(Next());
        var constant = Constant(Next(), type);
        return new SyntaxNode(_text, kind.Name, span, kind.Slots)
        {
            ReferencedSymbol = symbol == Missing ? null : _symbols[symbol],
            ResultType = type,
            Constant = HexNumber(kind.Name, span) is { } number ? new ConstantValue(number) : constant,
        };
    }

    // For the engine every number in hexadecimal digits is 0.
    private long? HexNumber(string kind, TextSpan span)
    {
        if (kind is not ("LongLiteralExpression" or "IntLiteralExpression"))
            return null;
        var text = _text.AsSpan(span.Start, span.Length);
        var digits = text.IndexOf("0x", StringComparison.OrdinalIgnoreCase) is var start and >= 0 ? text[(start + 2)..].TrimEnd(") ") : [];
        return long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private int Next() => _tree[_position++];

    private TypeSymbol? Type(int index) => index == Missing ? null : _symbols[index] as TypeSymbol;

    private ConstantValue? Constant(int index, TypeSymbol? type)
    {
        if (index == Missing)
            return null;
        var value = _constants[index];
        return new ConstantValue(value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => value.GetDouble(),
            _ => Parse(value.GetString()!, type?.Name),
        });
    }

    private static object? Parse(string value, string? type) => type switch
    {
        "int" or "long" => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
        "real" => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        "decimal" => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        "datetime" => Ticks(value) is { } ticks && ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTime(ticks, DateTimeKind.Utc) : null,
        "timespan" => Ticks(value) is { } ticks ? new TimeSpan(ticks) : null,
        "guid" => Guid.TryParse(value, out var guid) ? guid : null,
        _ => value,
    };

    private static long? Ticks(string value) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ticks) ? ticks : null;

    private sealed class OpenNode(SyntaxNode node, int expected)
    {
        public SyntaxNode Node { get; } = node;

        public int Expected { get; } = expected;

        public ImmutableArray<SyntaxElement?>.Builder Children { get; } = ImmutableArray.CreateBuilder<SyntaxElement?>(expected);
    }

    // Slots is the default array for a token, which has no parts.
    private readonly record struct NodeKind(string Name, ImmutableArray<string> Slots)
    {
        public static NodeKind Read(JsonElement kind) => new(
            kind[0].GetString()!,
            kind.GetArrayLength() == 1 ? default : [.. kind[1].EnumerateArray().Select(slot => slot.GetString()!)]);
    }
}
