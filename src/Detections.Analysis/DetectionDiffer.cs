using System.Collections.Immutable;
using Detections.Analysis.Catalog;
using Detections.Analysis.Catalog.Diffing;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.History;
using Detections.Analysis.Metadata;
using Detections.Analysis.Pipeline;
using Detections.Analysis.Text;
using Detections.Kusto.Engine;

namespace Detections.Analysis;

/// <summary>Tells what changed in the meaning of rules since another state of the repository.</summary>
public static class DetectionDiffer
{
    /// <summary>Compares the files of <paramref name="request"/> with its base. The result does not depend on the order in which work is done.</summary>
    /// <exception cref="OperationCanceledException">The work was given up.</exception>
    public static async Task<DiffResult> RunAsync(DiffRequest request, IKustoEngine engine, CancellationToken cancellationToken)
    {
        if (request.BaseRules is { } rules)
            return await CompareAsync(request.Analysis, rules, engine, cancellationToken).ConfigureAwait(false);
        try
        {
            var commit = await GitCommit.OpenAsync(request.Analysis.RootDirectory, request.BaseReference, cancellationToken).ConfigureAwait(false);
            var files = new BaseFiles(request.Analysis, new SourceTree(request.Analysis.RootDirectory), Path.GetDirectoryName(request.ProjectFile)!);
            var before = await AnalyzeAsync(commit, files, request.WorkFolder, engine, cancellationToken).ConfigureAwait(false);
            return before.Session.LacksEngine
                ? new DiffResult(null, [.. before.Result.Diagnostics.Where(one => one.Location == Location.None)], null)
                : await CompareAsync(request.Analysis with { Sources = files.OwnSources }, before.Rules, engine, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is GitFailedException or IOException or UnauthorizedAccessException)
        {
            var problem = DiffingDescriptors.BaseCannotBeRead.At(Location.OfFile(request.ProjectFile), request.BaseReference, exception.Message.TrimEnd('.'));
            return new DiffResult(null, [problem], null);
        }
    }

    private static async Task<State> AnalyzeAsync(GitCommit commit, BaseFiles files, string workFolder, IKustoEngine engine, CancellationToken cancellationToken)
    {
        var chosen = files.In(commit.Files);
        // One of its own: projects of a build can be compared side by side.
        var folder = Path.Combine(workFolder, Path.GetRandomFileName());
        Directory.CreateDirectory(folder);
        try
        {
            await commit.WriteAsync(chosen, folder, cancellationToken).ConfigureAwait(false);
            return await AnalyzeAsync(files.RequestFor(chosen, folder), engine, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<DiffResult> CompareAsync(AnalysisRequest analysis, ImmutableArray<CatalogRule> before, IKustoEngine engine, CancellationToken cancellationToken)
    {
        var (session, result, rules) = await AnalyzeAsync(analysis, engine, cancellationToken).ConfigureAwait(false);
        var ofTheTool = result.Diagnostics.Where(one => one.Descriptor.Category is DiagnosticCategory.Tool);
        // Without the engine every query would be one that nobody understands.
        if (session.LacksEngine)
            return new DiffResult(null, [.. ofTheTool], result);
        var diff = CatalogDiff.Of(before, rules);
        var versions = diff.Rules.Select(rule => VersionOf(session, analysis.RootDirectory, rule)).OfType<Diagnostic>();
        return new DiffResult(diff, DiagnosticOrder.Sort(ofTheTool.Concat(versions)), result);
    }

    // No analyzers: what is wrong with the rules is for the build to tell.
    private static async Task<State> AnalyzeAsync(AnalysisRequest request, IKustoEngine engine, CancellationToken cancellationToken)
    {
        var session = new AnalysisSession(request with { WithCatalog = true, ExpectsRules = false, BaselineFile = null, AnalyzerFiles = [] }, engine, []);
        var result = session.Sum(await session.ForEachSourceAsync(session.FindAsync, cancellationToken).ConfigureAwait(false));
        return new State(session, result, result.Catalog is { } catalog ? (await catalog.MakeAsync(cancellationToken).ConfigureAwait(false)).Rules : []);
    }

    // A template of Sentinel whose version nobody raised: who has it is not told that there is another.
    private static Diagnostic? VersionOf(AnalysisSession session, string root, RuleDiff rule)
    {
        if (rule is not { Before.Version: { } old, After: { Version: { } version } now, Changes.IsEmpty: false } || version != old || Path.GetExtension(now.Path).ToUpperInvariant() is not (".YAML" or ".YML"))
            return null;
        var file = session.Read(Path.Combine(root, now.Path));
        var place = file.Rules
            .Where(one => file.Text.PositionAt(one.Span.Start) == new LinePosition(now.Line - 1, now.Column - 1))
            .Select(one => one.Metadata.Find("version", StringComparison.OrdinalIgnoreCase)).OfType<MetadataScalar>().FirstOrDefault();
        if (place is null)
            return null;
        var aspects = string.Join(", ", rule.Changes.Select(change => AspectNames.Of(change.Aspect).ToLowerInvariant()).Distinct(StringComparer.Ordinal).Take(3));
        return DiffingDescriptors.VersionIsNotRaised.At(Location.Of(file.Text, place.Span), version, aspects);
    }

    /// <param name="Session">What the files were looked at with.</param>
    /// <param name="Result">What was found in them.</param>
    /// <param name="Rules">What the catalog knows of them; none where the engine did not start.</param>
    private sealed record State(AnalysisSession Session, AnalysisResult Result, ImmutableArray<CatalogRule> Rules);
}
