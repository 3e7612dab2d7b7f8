using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Reporting;

/// <summary>What can go wrong when results are written.</summary>
public static class ReportingDescriptors
{
    public static readonly DiagnosticDescriptor OutputCannotBeWritten = new(
        DiagnosticIds.OutputCannotBeWritten,
        "Output cannot be written",
        "The file '{0}' cannot be written: {1}",
        DiagnosticCategory.Tool,
        DiagnosticSeverity.Error,
        "The results are in the build output, but not in the file that other tools read. The build fails, because an old or missing file would be taken for a clean one.");

    internal static IEnumerable<DiagnosticDescriptor> All => [OutputCannotBeWritten];
}
