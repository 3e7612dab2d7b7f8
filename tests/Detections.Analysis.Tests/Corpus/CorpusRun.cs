using System.Collections.Concurrent;
using System.Collections.Immutable;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;
using Detections.Kusto.Engine;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Tests.Corpus;

/// <summary>One repository of the corpus, analyzed once for all tests.</summary>
/// <param name="Result">What the tool found.</param>
/// <param name="Files">The files by path, read again.</param>
/// <param name="Answers">What the engine answered to each query and its schema, as <see cref="BoundQueryText"/> writes it.</param>
internal sealed record CorpusRun(
    AnalysisResult Result,
    ImmutableDictionary<string, RuleFile> Files,
    IReadOnlyDictionary<(string Text, SchemaSubset Schema), string> Answers)
{
    private static readonly Lazy<string> Kept = new(() => Directory.CreateTempSubdirectory("corpus-answers-").FullName);
    private static readonly ConcurrentDictionary<string, Lazy<Task<CorpusRun>>> Runs = new(StringComparer.Ordinal);

    public static Task<CorpusRun> OfAsync(string repository)
    {
        var sources = SharedCorpus.Files(repository, repository == "Azure-Sentinel" ? "*.yaml" : "*.md");
        return Runs.GetOrAdd(repository, _ => new Lazy<Task<CorpusRun>>(() => AnalyzeAsync(RepositoryRoot.Shared("corpus", repository), sources))).Value;
    }

    /// <summary>An engine that knows the answers of the runs so far, and asks <paramref name="engine"/> for others.</summary>
    public static RememberingEngine Remembering(IKustoEngine engine) => new(engine, "test", Kept.Value);

    /// <summary>Removes what was kept of all runs.</summary>
    public static void Forget()
    {
        if (Kept.IsValueCreated)
            Directory.Delete(Kept.Value, recursive: true);
    }

    private static async Task<CorpusRun> AnalyzeAsync(string root, IReadOnlyList<string> sources)
    {
        var request = new AnalysisRequest { RootDirectory = root, Sources = [.. sources], WithCatalog = true };
        var engine = new RecordingEngine(Remembering(TestEngine.Engine));
        var result = await new DetectionAnalyzerDriver().RunAsync(request, engine, CancellationToken.None);
        var files = sources.ToImmutableDictionary(path => path, path => RuleFileReader.Read(SourceTextReader.Read(path, request.MaxFileSize).Text!), StringComparer.Ordinal);
        return new CorpusRun(result, files, engine.Answers);
    }

    internal sealed class RecordingEngine(IKustoEngine engine) : IKustoEngine
    {
        public ConcurrentDictionary<(string Text, SchemaSubset Schema), string> Answers { get; } = new();

        public async Task<KustoResult> AnalyzeAsync(string text, SchemaSubset schema, CancellationToken cancellationToken)
        {
            var result = await engine.AnalyzeAsync(text, schema, cancellationToken);
            Answers[(text, schema)] = BoundQueryText.Of(result);
            return result;
        }

        public Task<KustoFormatting> FormatAsync(string text, CancellationToken cancellationToken) => engine.FormatAsync(text, cancellationToken);
    }
}
