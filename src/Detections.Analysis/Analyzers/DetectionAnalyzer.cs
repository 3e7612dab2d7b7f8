using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Analyzers;

/// <summary>
/// Looks for one kind of fault. An analyzer has no state of its own: it is called for many queries, from several
/// threads at once. An exception it throws becomes a finding and costs nothing else.
/// </summary>
public abstract class DetectionAnalyzer
{
    /// <summary>What it can report.</summary>
    public abstract ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <summary>Looks at one query of a rule.</summary>
    public abstract void AnalyzeQuery(QueryContext context);
}
