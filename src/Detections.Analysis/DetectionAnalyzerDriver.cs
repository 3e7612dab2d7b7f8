using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge;
using Detections.Analysis.Pipeline;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Suppressions;
using Detections.Analysis.Text;
using Detections.Kusto.Engine;

namespace Detections.Analysis;

/// <summary>Runs an analysis: file, rule, bound query, analyzers, findings. One bad file, query or analyzer costs only itself.</summary>
public sealed class DetectionAnalyzerDriver
{
    private readonly ImmutableArray<DetectionAnalyzer> _analyzers;

    public DetectionAnalyzerDriver()
        : this(BuiltInAnalyzers.All)
    {
    }

    internal DetectionAnalyzerDriver(ImmutableArray<DetectionAnalyzer> analyzers) => _analyzers = analyzers;

    /// <summary>Analyzes the files of <paramref name="request"/>. The result does not depend on the order in which work is done.</summary>
    /// <exception cref="OperationCanceledException">The work was given up.</exception>
    public async Task<AnalysisResult> RunAsync(AnalysisRequest request, IKustoEngine engine, CancellationToken cancellationToken)
    {
        var tree = new SourceTree(request.RootDirectory);
        var schema = SchemaLoader.Load(request, tree);
        var knowledge = KnowledgeLoader.Load(request, tree);
        var configuration = ConfigurationLoader.Load(request, tree);
        var queries = new QueryRunner(engine, schema.Schema, knowledge.Knowledge);
        var files = new FileOutcome[request.Sources.Length];

        // Twice the processors: while some wait for the engine, others read files and walk trees.
        var options = new ParallelOptions { MaxDegreeOfParallelism = 2 * Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, files.Length, options, async (index, cancel) =>
            files[index] = await AnalyzeFileAsync(request.Sources[index], request, tree, queries, knowledge.Knowledge, configuration.Configuration, cancel).ConfigureAwait(false)).ConfigureAwait(false);

        Diagnostic[] ofTheWhole = request.ExpectsRules && files.All(file => file is { Rules: 0, Diagnostics.IsEmpty: true })
            ? [ConfigurationDescriptors.NoRuleWasFound.At(Location.None, files.Length)]
            : [];
        return new AnalysisResult(
            DiagnosticOrder.Sort(schema.Problems.Concat(knowledge.Problems).Concat(configuration.Problems).Concat(files.SelectMany(file => file.Diagnostics)).Concat(queries.EngineProblems).Concat(ofTheWhole)),
            new AnalysisCounts(
                files.Length,
                files.Count(file => file.Rules > 0),
                files.Sum(file => file.Rules),
                files.Sum(file => file.Queries),
                files.Sum(file => file.AnalyzedQueries)))
        {
            Configuration = configuration.Configuration,
            Suppressed = DiagnosticOrder.Sort(files.SelectMany(file => file.Suppressed), one => one.Diagnostic),
            FilesWithoutRules = [.. request.Sources.Where((_, index) => files[index].Rules == 0)],
        };
    }

    private async Task<FileOutcome> AnalyzeFileAsync(
        string path, AnalysisRequest request, SourceTree tree, QueryRunner queries, DetectionKnowledge knowledge, DetectionConfiguration configuration, CancellationToken cancellationToken)
    {
        var file = Read(path, request, tree);
        var environment = configuration.For(path).Find(ConfigurationOptions.Environment) ?? request.DefaultEnvironment;
        var diagnostics = file.Problems.ToBuilder();
        int found = 0, analyzed = 0;
        foreach (var rule in file.Rules)
        {
            var contexts = ImmutableArray.CreateBuilder<QueryContext>(rule.Queries.Length);
            foreach (var query in rule.Queries)
            {
                var outcome = await queries.RunAsync(file.Text, rule, query, environment, cancellationToken).ConfigureAwait(false);
                diagnostics.AddRange(outcome.Problems);
                if (outcome.Context is not { } context)
                    continue;
                AnalyzerRun.OverQuery(_analyzers, context);
                contexts.Add(context);
            }
            var whole = new RuleContext(file.Text, rule, contexts.ToImmutable(), knowledge, request.Options);
            AnalyzerRun.OverRule(_analyzers, whole);
            diagnostics.AddRange(whole.Diagnostics);
            // Last, for the analyzers of a rule can report in its queries.
            diagnostics.AddRange(whole.Queries.SelectMany(query => query.Diagnostics));
            found += rule.Queries.Length;
            analyzed += whole.Queries.Length;
        }
        var after = SuppressionRun.Apply(file, diagnostics.ToImmutable(), request.Today, isWhole: analyzed == found);
        return new FileOutcome(after.Kept, after.Suppressed, file.Rules.Length, found, analyzed);
    }

    private static RuleFile Read(string path, AnalysisRequest request, SourceTree tree)
    {
        if (tree.FindEscape(path) is { } escape)
            return RuleFile.Unread(path, escape);
        var (text, problem) = SourceTextReader.Read(path, request.MaxFileSize);
        if (problem is not null)
            return RuleFile.Unread(path, problem);
        try
        {
            return RuleFileReader.Read(text!);
        }
        catch (Exception exception)
        {
            // A fault of a reader, not of the file: it costs this file and no other.
            return RuleFile.Unread(path, ToolDescriptors.AnalyzerFailed.At(Location.OfFile(path), nameof(RuleFileReader), exception.Message.ReplaceLineEndings(" ")));
        }
    }

    private sealed record FileOutcome(ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<SuppressedDiagnostic> Suppressed, int Rules, int Queries, int AnalyzedQueries);
}
