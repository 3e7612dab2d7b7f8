using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Fixing.Formatting;

/// <summary>What a run of the formatter can find.</summary>
internal static class FormattingDescriptors
{
    public static readonly DiagnosticDescriptor QueryIsNotFormatted = new(
        DiagnosticIds.QueryIsNotFormatted,
        "Query is not formatted",
        "The query is not laid out as Kusto's formatter does from here on; run 'dotnet build -t:FormatDetections'.",
        DiagnosticCategory.Tool,
        DiagnosticSeverity.Error,
        "A query whose blanks and line ends are not those of Kusto's formatter. Only 'dotnet build -t:FormatDetections' looks for it.");

    public static IEnumerable<DiagnosticDescriptor> All => [QueryIsNotFormatted];
}
