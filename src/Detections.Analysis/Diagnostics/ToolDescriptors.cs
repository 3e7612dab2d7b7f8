namespace Detections.Analysis.Diagnostics;

/// <summary>What can go wrong inside the tool.</summary>
public static class ToolDescriptors
{
    public static readonly DiagnosticDescriptor AnalyzerFailed = new(
        DiagnosticIds.AnalyzerFailed,
        "Analyzer failed",
        "The analyzer '{0}' failed with '{1}'; this is a fault of the analyzer, please report it.",
        DiagnosticCategory.Tool,
        DiagnosticSeverity.Error,
        "An analyzer did not work as it was meant to; all others ran. The build fails, because what was not analyzed cannot be called clean.");

    /// <summary>Reported by the package's targets, for the task cannot be loaded there.</summary>
    public static readonly DiagnosticDescriptor BuildToolIsTooOld = new(
        DiagnosticIds.BuildToolIsTooOld,
        "Build tool is too old",
        "Detections.Build cannot run in MSBuild {0} on .NET Framework; use 'dotnet build', or Visual Studio 2026 (MSBuild 18) or later.",
        DiagnosticCategory.Tool,
        DiagnosticSeverity.Error,
        "The task of the package is built for .NET. MSBuild on .NET Framework can start such a task from version 18 on; 'dotnet build' always can.");

    internal static IEnumerable<DiagnosticDescriptor> All => [AnalyzerFailed, BuildToolIsTooOld];
}
