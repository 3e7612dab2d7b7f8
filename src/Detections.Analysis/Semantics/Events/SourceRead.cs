using Detections.Analysis.Knowledge.Events;
using Detections.Kusto;

namespace Detections.Analysis.Semantics.Events;

/// <summary>A table or function that a query names as a source of rows.</summary>
/// <param name="Name">As the query names it.</param>
/// <param name="Span">The name in the query.</param>
/// <param name="Kind">What it names.</param>
/// <param name="Table">Name of the table the rows come from: <paramref name="Name"/>, or one that an ASIM parser reads; null where it is not known.</param>
internal sealed record EventSource(string Name, TextSpan Span, EventSourceKind Kind, string? Table)
{
    /// <summary>The columns of <see cref="Table"/> that tell its events; null where it carries none that are known.</summary>
    public EventTable? EventTable { get; init; }
}

internal enum EventSourceKind
{
    Table,

    /// <summary>A function that the query does not define itself.</summary>
    Function,

    /// <summary>Tables nobody can list: a wildcard, <c>search</c> without <c>in</c>, another service, what cannot be read.</summary>
    Unknown,
}

/// <summary>A source with the events it can still let through at the end of the query.</summary>
internal sealed record SourceRead(EventSource Source, EventReach Events);

/// <summary>The events that a source can still let through.</summary>
/// <param name="Region">Nothing outside of it comes through.</param>
/// <param name="IsOpen">
/// Whether a condition on the event columns could not be followed: less than <paramref name="Region"/> may come through,
/// so that nothing may be demanded from it.
/// </param>
internal sealed record EventReach(EventRegion Region, bool IsOpen)
{
    public bool IsEverything => Region.IsEverything;
}
