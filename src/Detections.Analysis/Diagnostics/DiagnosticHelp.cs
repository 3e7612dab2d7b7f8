namespace Detections.Analysis.Diagnostics;

/// <summary>Where the pages of <c>docs/rules</c> are published.</summary>
internal static class DiagnosticHelp
{
    private const string Root = "https://github.com/detections-build/detections-build/blob/main/docs/rules/";

    /// <summary>Every DET id has a page of its own; Kusto's ids share one.</summary>
    public static string LinkFor(string id) =>
        id.StartsWith("KS", StringComparison.Ordinal) ? Root + "KS.md" : Root + id + ".md";
}
