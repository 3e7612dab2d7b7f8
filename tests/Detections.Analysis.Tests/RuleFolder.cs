using System.Collections.Immutable;
using System.Text;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Catalog;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Fixing;
using Detections.Kusto.Engine;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Tests;

/// <summary>A folder with rule files, schema files under <c>schema</c> and knowledge files under <c>knowledge</c>; gone when the test is done.</summary>
internal sealed class RuleFolder : IDisposable
{
    private const string SchemaFolder = "schema";
    private const string KnowledgeFolder = "knowledge";

    public string Root { get; } = Directory.CreateTempSubdirectory("rules-").FullName;

    public string FullPath(string path) => Path.Combine(Root, path);

    /// <summary>Writes a file as UTF-8 without a byte order mark; gives its full path.</summary>
    public string Write(string path, string content) => Write(path, Encoding.UTF8.GetBytes(content));

    public string Write(string path, byte[] content)
    {
        var full = FullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
        return full;
    }

    /// <summary>The request of a build over all files there are now, but those whose names begin with a dot.</summary>
    public AnalysisRequest Request(KustoEnvironment environment = KustoEnvironment.Unified, AnalysisOptions? options = null)
    {
        var files = Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file)[0] != '.').Order(StringComparer.Ordinal).ToLookup(FolderOf);
        return new AnalysisRequest
        {
            Sources = [.. files[""]],
            SchemaFiles = [.. files[SchemaFolder]],
            KnowledgeFiles = [.. files[KnowledgeFolder]],
            RootDirectory = Root,
            DefaultEnvironment = environment,
            Options = options ?? new AnalysisOptions(),
        };
    }

    /// <summary>Analyzes all files there are now with <see cref="TestAnalyzers.For"/> <paramref name="id"/>.</summary>
    public Task<AnalysisResult> AnalyzeAsync(KustoEnvironment environment = KustoEnvironment.Unified, AnalysisOptions? options = null, string? id = null, DateOnly? today = null) =>
        new DetectionAnalyzerDriver(TestAnalyzers.For(id)).RunAsync(Request(environment, options) with { Today = today }, TestEngine.Engine, CancellationToken.None);

    public Task<AnalysisResult> AnalyzeAsync(IKustoEngine engine, params ImmutableArray<DetectionAnalyzer> analyzers) =>
        new DetectionAnalyzerDriver(analyzers.IsEmpty ? BuiltInAnalyzers.All : analyzers).RunAsync(Request(), engine, CancellationToken.None);

    /// <summary>The catalog of all files there are now.</summary>
    public async Task<DetectionCatalog> CatalogAsync()
    {
        var result = await new DetectionAnalyzerDriver().RunAsync(Request() with { WithCatalog = true }, TestEngine.Engine, CancellationToken.None);
        Assert.That(result.Diagnostics.Where(one => one.Id == DiagnosticIds.AnalyzerFailed).Select(one => one.Message), Is.Empty);
        return await result.Catalog!.MakeAsync(CancellationToken.None);
    }

    /// <summary>Fixes the files of <paramref name="request"/> where they are, with the given analyzers or those of the tool.</summary>
    public static Task<FixResult> FixAsync(FixRequest request, params ImmutableArray<DetectionAnalyzer> analyzers) =>
        new DetectionFixer(analyzers.IsEmpty ? BuiltInAnalyzers.All : analyzers).RunAsync(request, TestEngine.Engine, CancellationToken.None);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    // The special folder a file is in; empty for one of rules.
    private string FolderOf(string path) => Array.Find([SchemaFolder, KnowledgeFolder], folder => IsIn(folder, path)) ?? "";

    private bool IsIn(string folder, string path) => path.StartsWith(FullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
