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

        var repository = new RepositoryContext(files.SelectMany(outcome => outcome.File.Rules, (outcome, rule) => new RuleInFile(outcome.File.Text, rule)));
        AnalyzerRun.OverRepository(_analyzers, repository);
        var ofRepository = repository.Diagnostics.ToLookup(diagnostic => diagnostic.Location.Path, StringComparer.Ordinal);
        var ofFiles = files
            .Select(outcome => SuppressionRun.Apply(outcome.File, outcome.Diagnostics.AddRange(ofRepository[outcome.File.Text.Path]), request.Today, isWhole: outcome.AnalyzedQueries == outcome.Queries))
            .ToList();
        Diagnostic[] ofTheWhole = request.ExpectsRules && files.All(outcome => outcome is { File.Rules: [], Diagnostics.IsEmpty: true })
            ? [ConfigurationDescriptors.NoRuleWasFound.At(Location.None, files.Length)]
            : [];
        return new AnalysisResult(
            DiagnosticOrder.Sort(schema.Problems.Concat(knowledge.Problems).Concat(configuration.Problems).Concat(ofFiles.SelectMany(outcome => outcome.Kept)).Concat(queries.EngineProblems).Concat(ofTheWhole)),
            new AnalysisCounts(
                files.Length,
                files.Count(outcome => outcome.File.Rules.Length > 0),
                files.Sum(outcome => outcome.File.Rules.Length),
                files.Sum(file => file.Queries),
                files.Sum(file => file.AnalyzedQueries)))
        {
            Configuration = configuration.Configuration,
            Suppressed = DiagnosticOrder.Sort(ofFiles.SelectMany(outcome => outcome.Suppressed), one => one.Diagnostic),
            FilesWithoutRules = [.. request.Sources.Where((_, index) => files[index].File.Rules.IsEmpty)],
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
            var whole = new RuleContext(file.Text, rule, contexts.ToImmutable(), knowledge, request.Options) { Today = request.Today };
            AnalyzerRun.OverRule(_analyzers, whole);
            diagnostics.AddRange(whole.Diagnostics);
            // Last, for the analyzers of a rule can report in its queries.
            diagnostics.AddRange(whole.Queries.SelectMany(query => query.Diagnostics));
            found += rule.Queries.Length;
            analyzed += whole.Queries.Length;
        }
        return new FileOutcome(file, diagnostics.ToImmutable(), found, analyzed);
    }

    private static RuleFile Read(string path, AnalysisRequest request, SourceTree tree)
    {
        if (tree.FindEscape(path) is { } escape)
            return RuleFile.Unread(path, escape);
        var (text, problem) = SourceTextReader.Read(path, request.MaxFileSize);
        if (problem is not null)
            return RuleFileReader.IsReportedUnread(path, problem) ? RuleFile.Unread(path, problem) : RuleFile.NotARule(new SourceText(path, ""));
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

    private sealed record FileOutcome(RuleFile File, ImmutableArray<Diagnostic> Diagnostics, int Queries, int AnalyzedQueries);
}
