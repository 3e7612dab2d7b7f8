namespace Detections.Analysis.Configuration;

/// <summary>How much a build reports where nothing else is configured.</summary>
public enum AnalysisMode
{
    /// <summary>Every id has its default severity.</summary>
    Default,

    /// <summary>What Kusto refuses, and failures of the tool.</summary>
    None,

    /// <summary>Errors and warnings; no suggestions.</summary>
    Minimum,

    /// <summary>Suggestions are warnings, but for those that are about what a repository has not declared.</summary>
    Recommended,

    /// <summary>Every suggestion is a warning, and so is what is off by default.</summary>
    All,
}
