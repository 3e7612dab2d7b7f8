namespace Detections.Kusto.Json;

/// <summary>Why a JSON text cannot be read.</summary>
/// <param name="Span">Where reading ended; empty at the end of the text.</param>
/// <param name="Reason">What is wrong and what is expected: a clause without the dot at its end.</param>
public sealed record JsonProblem(TextSpan Span, string Reason);

/// <summary>Ends the reading of a JSON text; never leaves <see cref="JsonParser"/>.</summary>
internal sealed class JsonProblemException(TextSpan span, string reason) : Exception(reason)
{
    public JsonProblem Problem { get; } = new(span, reason);
}
