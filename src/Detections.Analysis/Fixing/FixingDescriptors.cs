using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Fixing;

/// <summary>What can go wrong when fixes are applied.</summary>
internal static class FixingDescriptors
{
    public static readonly DiagnosticDescriptor FixCannotBeWritten = new(
        DiagnosticIds.FixCannotBeWritten,
        "Fixed file cannot be written",
        "The fixes of this file were not applied: {0}",
        DiagnosticCategory.Tool,
        DiagnosticSeverity.Error,
        "The file has findings that can be fixed, and the fixed text could not be written over it. The file is as it was; those of other files were written.");

    public static IEnumerable<DiagnosticDescriptor> All => [FixCannotBeWritten];
}
