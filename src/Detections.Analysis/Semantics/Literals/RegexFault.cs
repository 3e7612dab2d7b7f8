using Detections.Kusto;

namespace Detections.Analysis.Semantics.Literals;

/// <summary>What makes a regular expression one that Kusto refuses.</summary>
/// <param name="Span">The part of the pattern.</param>
/// <param name="Reason">What is wrong with it, as the end of a sentence.</param>
internal sealed record RegexFault(TextSpan Span, string Reason);
