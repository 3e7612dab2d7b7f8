using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Configuration;

/// <summary>A finding with the severity it is reported with.</summary>
/// <param name="Diagnostic">The finding.</param>
/// <param name="Severity">Never <see cref="DiagnosticSeverity.None"/>.</param>
public sealed record ReportedDiagnostic(Diagnostic Diagnostic, DiagnosticSeverity Severity);
