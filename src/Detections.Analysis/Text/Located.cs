using Detections.Kusto;

namespace Detections.Analysis.Text;

/// <summary>A value with the place in its file that says it.</summary>
public sealed record Located<T>(T Value, TextSpan Span);
