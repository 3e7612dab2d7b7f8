namespace Detections.Analysis.Semantics.Predicates;

/// <summary>Conditions that no row can meet together.</summary>
/// <param name="Values">The one that says which values a column has.</param>
/// <param name="Against">One that none of these values meets.</param>
internal sealed record Conflict(Comparison Values, Predicate Against)
{
    /// <summary>The two in the order of the text.</summary>
    public (Predicate First, Predicate Second) InOrder => Values.Span.Start < Against.Span.Start ? (Values, Against) : (Against, Values);
}
