using System.Collections.Immutable;
using Detections.Analysis.Knowledge.Events;
using Detections.Kusto;

namespace Detections.Analysis.Semantics.Events;

/// <summary>A literal that the query compares with a column that tells the event, where it is sure of which tables that column is.</summary>
/// <param name="Tables">The tables, each once, in ordinal order.</param>
/// <param name="Role">What the column tells.</param>
/// <param name="Operator">As written: <c>==</c>, <c>in~</c>, <c>!has</c>.</param>
/// <param name="Value">The literal's text.</param>
/// <param name="Span">The literal in the query; it can stand in a <c>let</c>.</param>
/// <param name="IsCaseSensitive">Whether letter case decides.</param>
internal sealed record EventComparison(
    ImmutableArray<EventTable> Tables,
    EventColumnRole Role,
    string Operator,
    string Value,
    TextSpan Span,
    bool IsCaseSensitive)
{
    /// <summary>Whether the literal has to be the whole of the column, or must not be it.</summary>
    public bool ComparesWhole => Operator is "==" or "=~" or "in" or "in~" or "!=" or "<>" or "!~" or "!in" or "!in~";
}

internal enum EventColumnRole
{
    /// <summary><c>ActionType</c>, <c>EventID</c>, <c>OperationName</c>.</summary>
    Event,

    /// <summary><c>Source</c>, <c>Provider</c>.</summary>
    Provider,

    /// <summary><c>EventLog</c>, <c>Channel</c>.</summary>
    Channel,
}
