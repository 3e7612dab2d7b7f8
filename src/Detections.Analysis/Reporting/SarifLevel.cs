using Detections.Analysis.Diagnostics;
using Microsoft.CodeAnalysis.Sarif;

namespace Detections.Analysis.Reporting;

internal static class SarifLevel
{
    public static FailureLevel Of(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => FailureLevel.Error,
        DiagnosticSeverity.Warning => FailureLevel.Warning,
        DiagnosticSeverity.Suggestion => FailureLevel.Note,
        _ => FailureLevel.None,
    };
}
