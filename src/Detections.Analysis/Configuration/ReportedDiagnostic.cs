using Detections.Analysis.Diagnostics;
using Detections.Analysis.Suppressions;

namespace Detections.Analysis.Configuration;

/// <summary>A finding with the severity it is reported with.</summary>
/// <param name="Diagnostic">The finding.</param>
/// <param name="Severity">Never <see cref="DiagnosticSeverity.None"/>.</param>
public sealed record ReportedDiagnostic(Diagnostic Diagnostic, DiagnosticSeverity Severity)
{
    /// <summary>What suppresses it; null for a finding that is shown. A suppressed one stands in the audit log only.</summary>
    public Suppression? Suppression { get; init; }

    /// <summary>Whether the baseline knows it. Then it stands in the audit log only.</summary>
    public bool IsInBaseline { get; init; }

    /// <summary>Whether the build is to show it.</summary>
    public bool IsShown => Suppression is null && !IsInBaseline;
}
