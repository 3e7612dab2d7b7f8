using System.Collections.Immutable;
using Detections.Analysis;
using Detections.Analysis.Catalog;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Reporting;
using Detections.Catalog;
using Detections.Catalog.Links;
using Detections.Kusto.Engine;
using Microsoft.Build.Framework;

namespace Detections.Build.Tasks;

/// <summary>Analyzes the rule files of a project, reports what it finds and writes the SARIF log.</summary>
[MSBuildMultiThreadableTask]
public sealed class AnalyzeDetections : DetectionTask
{
    private bool _withCatalog;
    private string? _sourceUrl;

    /// <summary>Full path of the SARIF log.</summary>
    [Required]
    public string SarifFile { get; set; } = "";

    /// <summary>Full path of the SARIF log that holds the suppressed findings as well.</summary>
    [Required]
    public string AuditSarifFile { get; set; } = "";

    /// <summary>Full path of the folder that the catalog is written to, where the setting <c>DetectionCatalog</c> asks for one.</summary>
    [Required]
    public string CatalogDirectory { get; set; } = "";

    /// <summary>How many rules the sources hold.</summary>
    [Output]
    public int RuleCount { get; private set; }

    /// <summary>How many queries these rules hold.</summary>
    [Output]
    public int QueryCount { get; private set; }

    /// <summary>How many of these queries were analyzed.</summary>
    [Output]
    public int AnalyzedQueryCount { get; private set; }

    private protected override void ReadSettings(PropertyReader properties)
    {
        _withCatalog = properties.Flag("DetectionCatalog");
        _sourceUrl = properties.AddressOfFiles("DetectionSourceUrl");
    }

    private protected override void Run(AnalysisRequest request, IKustoEngine engine, CancellationToken cancellationToken)
    {
        var result = new DetectionAnalyzerDriver().RunAsync(request with { WithCatalog = _withCatalog }, engine, cancellationToken).GetAwaiter().GetResult();
        Report(result);
        if (result.Catalog is not { } catalog)
            return;
        // What is there is the catalog of rules that were right: better than half a one.
        if (Log.HasLoggedErrors)
            Log.LogMessageFromText("The catalog stays as it was, for there are errors.", MessageImportance.Normal);
        else
            WriteCatalog(catalog, cancellationToken);
    }

    private protected override void Report(AnalysisResult result)
    {
        var policy = Policy.With(result.Configuration);
        var all = policy.ApplyToAll(result);
        var reported = all.Where(one => one.Suppression is null).ToImmutableArray();

        var info = new SarifRunInfo { ToolVersion = ToolVersion.Current, RootDirectory = RootDirectory, ProjectFile = ProjectFile };
        Diagnostic?[] problems =
        [
            new SarifLogWriter(info, DescriptorTable.All, policy).Write(SarifFile, reported),
            // GitHub shows suppressed results as open ones, so they are not in the log it gets.
            new SarifLogWriter(info with { Category = "detections-audit" }, DescriptorTable.All, policy).Write(AuditSarifFile, all),
        ];
        LogResult(result, all.AddRange(problems.OfType<Diagnostic>().Select(problem => new ReportedDiagnostic(problem, DiagnosticSeverity.Error))));

        RuleCount = result.Counts.Rules;
        QueryCount = result.Counts.Queries;
        AnalyzedQueryCount = result.Counts.AnalyzedQueries;
    }

    private void WriteCatalog(DetectionCatalog catalog, CancellationToken cancellationToken)
    {
        var options = new CatalogOptions
        {
            Folder = CatalogDirectory,
            Name = Path.GetFileNameWithoutExtension(ProjectFile),
            Sources = new SourceLinks(RootDirectory, CatalogDirectory, _sourceUrl),
            DatabaseScript = new NodeScript(Path.Combine(EngineDirectory, "sqlite", "write-database.js"), NodePath),
        };
        try
        {
            var changes = new CatalogWriter(options).Write(catalog, cancellationToken);
            Log.LogMessageFromText($"Catalog: {changes.Files} files, {changes.Written} of them written, {changes.Deleted} deleted.", MessageImportance.Normal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or KustoEngineUnavailableException)
        {
            var problem = ReportingDescriptors.OutputCannotBeWritten.At(Location.OfFile(ProjectFile), CatalogDirectory, exception.Message);
            LogFindings([new ReportedDiagnostic(problem, DiagnosticSeverity.Error)]);
        }
    }
}
