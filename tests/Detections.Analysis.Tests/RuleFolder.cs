using System.Collections.Immutable;
using System.Text;
using Detections.Analysis.Analyzers;
using Detections.Kusto.Engine;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Tests;

/// <summary>A folder with rule files and, under <c>schema</c>, schema files; gone when the test is done.</summary>
internal sealed class RuleFolder : IDisposable
{
    private const string SchemaFolder = "schema";

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

    /// <summary>The request of a build over all files there are now.</summary>
    public AnalysisRequest Request(KustoEnvironment environment = KustoEnvironment.Unified)
    {
        var files = Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToLookup(IsSchema);
        return new AnalysisRequest
        {
            Sources = [.. files[false]],
            SchemaFiles = [.. files[true]],
            RootDirectory = Root,
            DefaultEnvironment = environment,
        };
    }

    /// <summary>Analyzes all files there are now with the analyzers of the tool.</summary>
    public Task<AnalysisResult> AnalyzeAsync(KustoEnvironment environment = KustoEnvironment.Unified) =>
        new DetectionAnalyzerDriver().RunAsync(Request(environment), TestEngine.Engine, CancellationToken.None);

    public Task<AnalysisResult> AnalyzeAsync(IKustoEngine engine, params ImmutableArray<DetectionAnalyzer> analyzers) =>
        new DetectionAnalyzerDriver(analyzers.IsEmpty ? BuiltInAnalyzers.All : analyzers).RunAsync(Request(), engine, CancellationToken.None);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private bool IsSchema(string path) => path.StartsWith(FullPath(SchemaFolder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
