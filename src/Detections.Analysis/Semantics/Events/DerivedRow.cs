using Detections.Analysis.Knowledge.Events;
using Detections.Kusto;

namespace Detections.Analysis.Semantics.Events;

/// <summary>A row that the event table of a rule has or may have because of what its queries read.</summary>
/// <param name="Key">The event.</param>
/// <param name="Title">As pages write it; null where nobody gave one.</param>
/// <param name="Need">Whether the table has to have it.</param>
/// <param name="Query">Index of the query it comes from.</param>
/// <param name="Place">The literal or the name of the source in that query.</param>
internal sealed record DerivedRow(EventKey Key, string? Title, RowNeed Need, int Query, TextSpan Place);

/// <summary>From the strongest need to the weakest.</summary>
internal enum RowNeed
{
    /// <summary>The query names the event, or reads all of a table.</summary>
    Required,

    /// <summary>A native event that stands for one that is required.</summary>
    Equivalent,

    /// <summary>Right where a table lists it; its absence is no fault.</summary>
    Acceptable,
}
