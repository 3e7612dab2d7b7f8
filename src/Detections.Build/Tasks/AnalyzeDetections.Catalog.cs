using Detections.Analysis;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Reporting;
using Detections.Analysis.Timing;
using Detections.Catalog;
using Detections.Catalog.Links;
using Detections.Catalog.Output;
using Detections.Kusto.Engine;
using Microsoft.Build.Framework;

namespace Detections.Build.Tasks;

/// <content>The catalog, which comes from the same analysis as the findings.</content>
public sealed partial class AnalyzeDetections
{
    private bool _withCatalog;
    private string? _sourceUrl;
    private string? _catalogUrl;

    /// <summary>Full path of the folder that the catalog is written to, where the setting <c>DetectionCatalog</c> asks for one.</summary>
    [Required]
    public string CatalogDirectory { get; set; } = "";

    private void WriteCatalog(AnalysisResult result, CancellationToken cancellationToken)
    {
        if (result.Catalog is not { } catalog)
            return;
        try
        {
            // What a build without errors wrote is the catalog of rules that were right: better than half a one. Before there is such a one, half is better than none.
            if (Log.HasLoggedErrors && new CatalogFolder(CatalogDirectory).HoldsWholeCatalog)
            {
                Log.LogMessageFromText("The catalog stays as it was, for there are errors.", MessageImportance.Normal);
                return;
            }
            using var writing = Timings?.Phase(AnalysisPhase.Catalog);
            var changes = new CatalogWriter(ReadCatalogOptions()).WriteAsync(catalog, Results, cancellationToken).GetAwaiter().GetResult();
            Log.LogMessageFromText($"Catalog: {changes.Files} files, {changes.Written} of them written, {changes.Deleted} deleted.", MessageImportance.Normal);
            if (Log.HasLoggedErrors)
                Log.LogMessageFromText($"{Path.GetFileNameWithoutExtension(ProjectFile)} -> {CatalogDirectory}/site/index.html (there are errors, and each build writes it anew until one has none)", MessageImportance.High);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or KustoEngineUnavailableException)
        {
            var problem = ReportingDescriptors.OutputCannotBeWritten.At(Location.OfFile(ProjectFile), CatalogDirectory, exception.Message);
            LogFindings([new ReportedDiagnostic(problem, DiagnosticSeverity.Error)]);
        }
    }

    private CatalogOptions ReadCatalogOptions() => new()
    {
        Folder = CatalogDirectory,
        Name = Path.GetFileNameWithoutExtension(ProjectFile),
        IsProvisional = Log.HasLoggedErrors,
        Sources = new SourceLinks(RootDirectory, CatalogDirectory, _sourceUrl),
        DatabaseScript = new NodeScript(Path.Combine(EngineDirectory, "sqlite", "write-database.js"), NodePath),
    };
}
