namespace Detections.Analysis.Diagnostics;

/// <summary>How much a finding matters, weakest first.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Not reported.</summary>
    None,

    /// <summary>Advice: a message in the build, a note in SARIF.</summary>
    Suggestion,

    /// <summary>Most likely a fault; does not fail the build.</summary>
    Warning,

    /// <summary>A fault; fails the build.</summary>
    Error,
}
