namespace Detections.Analysis.Diagnostics;

/// <summary>Where the pages of <c>docs/rules</c> are published.</summary>
internal static class DiagnosticHelp
{
    private const string Root = "https://github.com/detections-build/detections-build/blob/main/docs/rules/";

    /// <summary>Every DET id has a page of its own, and Kusto's ids share one; null for ids of others.</summary>
    public static string? FindLink(string id)
    {
        if (KustoDescriptors.IsCode(id))
            return Root + "KS.md";
        return id.StartsWith("DET", StringComparison.Ordinal) ? Root + id + ".md" : null;
    }
}
