using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Extensibility;

/// <summary>What can be wrong with the analyzers of a repository.</summary>
internal static class ExtensibilityDescriptors
{
    public static readonly DiagnosticDescriptor AnalyzerCannotBeLoaded = new(
        DiagnosticIds.AnalyzerCannotBeLoaded,
        "Analyzer cannot be loaded",
        "The analyzers of '{0}' cannot be used: {1}.",
        DiagnosticCategory.Tool,
        DiagnosticSeverity.Error,
        "An assembly of the DetectionAnalyzer items, or one of its analyzers, cannot be loaded. The others ran. The build fails, because what was not analyzed cannot be called clean.");

    public static IEnumerable<DiagnosticDescriptor> All => [AnalyzerCannotBeLoaded];
}
