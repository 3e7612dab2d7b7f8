using System.Text;
using Detections.Analysis;
using Detections.Analysis.Catalog.Diffing;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Reporting;
using Detections.Catalog.Json;
using Detections.Catalog.Markdown;
using Detections.Kusto;
using Detections.Kusto.Engine;
using Microsoft.Build.Framework;

namespace Detections.Build.Tasks;

/// <summary>Writes what changed in the meaning of a project's rules since another state of the repository.</summary>
[MSBuildMultiThreadableTask]
public sealed class DiffDetections : DetectionTask
{
    /// <summary>The name of a branch, tag or commit, or the path of a <c>catalog.json</c>, relative to the project.</summary>
    public string Base { get; set; } = "";

    /// <summary>Full path of the Markdown file that is written.</summary>
    [Required]
    public string DiffFile { get; set; } = "";

    /// <summary>Full path of a folder of the build's own for the files of the base.</summary>
    [Required]
    public string WorkFolder { get; set; } = "";

    /// <summary>Whether a rule has changed in meaning, is new or is gone.</summary>
    [Output]
    public bool HasChanges { get; private set; }

    private protected override void Run(AnalysisRequest request, IKustoEngine engine, CancellationToken cancellationToken)
    {
        if (ReadBase(request) is not { } diffRequest)
            return;
        var result = DetectionDiffer.RunAsync(diffRequest, engine, cancellationToken).GetAwaiter().GetResult();
        LogFindings(Policy.With(result.Analysis?.Configuration ?? DetectionConfiguration.Empty).Apply(result.Diagnostics));
        if (result.Diff is { } diff)
            Write(diff);
    }

    // A path ends in .json; a branch that does can be named 'refs/heads/...'.
    private DiffRequest? ReadBase(AnalysisRequest request)
    {
        var diffRequest = new DiffRequest { Analysis = request, ProjectFile = ProjectFile, BaseReference = Base.Trim(), WorkFolder = WorkFolder };
        if (diffRequest.BaseReference.Length == 0)
            return Refused("the property 'DetectionBase' is empty; give it a branch, a commit or the path of a 'catalog.json'");
        if (!diffRequest.BaseReference.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return diffRequest;
        var (rules, problem) = CatalogFileReader.Read(Path.GetFullPath(diffRequest.BaseReference, Path.GetDirectoryName(ProjectFile)!));
        return rules is null ? Refused(problem) : diffRequest with { BaseRules = rules };
    }

    private DiffRequest? Refused(string reason)
    {
        LogFindings(Policy.Apply([DiffingDescriptors.BaseCannotBeRead.At(Location.OfFile(ProjectFile), Base.Trim(), reason)]));
        return null;
    }

    private void Write(CatalogDiff diff)
    {
        HasChanges = !diff.Rules.IsEmpty;
        try
        {
            AtomicFile.WriteWhereChanged(DiffFile, Encoding.UTF8.GetBytes(DiffMarkdown.Write(diff, Base.Trim())));
            Log.LogMessageFromText($"Detections: compared with '{Base.Trim()}', {DiffMarkdown.GistOf(diff)}. -> {DiffFile}", MessageImportance.High);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogFindings([new ReportedDiagnostic(ReportingDescriptors.OutputCannotBeWritten.At(Location.OfFile(ProjectFile), DiffFile, exception.Message), DiagnosticSeverity.Error)]);
        }
    }
}
