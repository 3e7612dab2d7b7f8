using System.Collections.Immutable;

namespace Detections.Kusto.Json;

/// <summary>A value of a JSON text with its place.</summary>
/// <param name="Span">The value in the text, with its quotes or brackets.</param>
public abstract record JsonNode(TextSpan Span);

/// <summary>A string, a number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
/// <param name="Span">The value in the text, a string with its quotes.</param>
/// <param name="Value">A string decoded; anything else as it is written.</param>
/// <param name="IsString">Whether it stands in quotes.</param>
public sealed record JsonScalar(TextSpan Span, string Value, bool IsString) : JsonNode(Span)
{
    public bool IsNull => !IsString && Value == "null";
}

public sealed record JsonArray(TextSpan Span, ImmutableArray<JsonNode> Items) : JsonNode(Span);

public sealed record JsonObject(TextSpan Span, ImmutableArray<JsonMember> Members) : JsonNode(Span)
{
    /// <summary>The value under <paramref name="key"/>, the first of equal keys, or null.</summary>
    public JsonNode? Find(string key, StringComparison comparison = StringComparison.Ordinal)
    {
        foreach (var member in Members)
        {
            if (member.Key.Value.Equals(key, comparison))
                return member.Value;
        }
        return null;
    }
}

public sealed record JsonMember(JsonScalar Key, JsonNode Value);
