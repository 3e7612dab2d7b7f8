using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Baselines;
using Detections.Analysis.Catalog;
using Detections.Analysis.Catalog.Reading;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Extensibility;
using Detections.Analysis.Knowledge;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Suppressions;
using Detections.Analysis.Text;
using Detections.Kusto;
using Detections.Kusto.Engine;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Pipeline;

/// <summary>What the files of one analysis share, and the way of one file through it. Safe to share between threads.</summary>
internal sealed class AnalysisSession
{
    private readonly AnalysisRequest _request;
    private readonly ImmutableArray<DetectionAnalyzer> _analyzers;
    private readonly QueryRunner _queries;
    private readonly DetectionKnowledge _knowledge;
    private readonly DescriptorSet _descriptors;
    private readonly Baseline? _baseline;
    private readonly ImmutableArray<Diagnostic> _problems;

    /// <summary>Loads the analyzers and reads the schema, knowledge and config files and the baseline of <paramref name="request"/>.</summary>
    public AnalysisSession(AnalysisRequest request, IKustoEngine engine, ImmutableArray<DetectionAnalyzer> analyzers)
    {
        Tree = new SourceTree(request.RootDirectory);
        var schema = SchemaLoader.Load(request, Tree);
        var knowledge = KnowledgeLoader.Load(request, Tree);
        var loaded = AnalyzerLoader.Load(request.AnalyzerFiles);
        _descriptors = new DescriptorSet(DescriptorTable.All.Concat(loaded.Descriptors));
        var configuration = ConfigurationLoader.Load(request, Tree, _descriptors);
        _request = request;
        _analyzers = analyzers.AddRange(loaded.Analyzers);
        _knowledge = knowledge.Knowledge;
        _queries = new QueryRunner(engine, schema.Schema, _knowledge);
        var (baseline, baselineProblem) = request.BaselineFile is { } file ? BaselineReader.Read(file, Tree) : default;
        _baseline = baseline;
        _problems = [.. schema.Problems, .. knowledge.Problems, .. loaded.Problems, .. configuration.Problems, .. baselineProblem is null ? Array.Empty<Diagnostic>() : [baselineProblem]];
        Configuration = configuration.Configuration;
    }

    public SourceTree Tree { get; }

    /// <summary>What the config files say.</summary>
    public DetectionConfiguration Configuration { get; }

    /// <summary>Whether the engine did not start so far, so that queries were not looked at.</summary>
    public bool LacksEngine => !_queries.EngineProblems.IsEmpty;

    /// <summary>Calls <paramref name="work"/> for every source, several at once; gives the results in the order of the sources.</summary>
    /// <exception cref="OperationCanceledException">The work was given up.</exception>
    public async Task<ImmutableArray<T>> ForEachSourceAsync<T>(Func<string, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var results = new T[_request.Sources.Length];
        // Twice the processors: while some wait for the engine, others read files and walk trees.
        var options = new ParallelOptions { MaxDegreeOfParallelism = 2 * Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, results.Length, options, async (index, cancel) =>
            results[index] = await work(_request.Sources[index], cancel).ConfigureAwait(false)).ConfigureAwait(false);
        return [.. results];
    }

    /// <summary>Reads the file at <paramref name="path"/>; one that cannot be read is a file with a problem and no rules.</summary>
    public RuleFile Read(string path)
    {
        var (text, problem) = Tree.Read(path, _request.MaxFileSize);
        if (problem is null)
            return Read(text!);
        return RuleFileReader.IsReportedUnread(path, problem) ? RuleFile.Unread(path, problem) : RuleFile.NotARule(new SourceText(path, ""));
    }

    /// <summary>Reads a text as the file it has the path of.</summary>
    public static RuleFile Read(SourceText text)
    {
        try
        {
            return RuleFileReader.Read(text);
        }
        catch (Exception exception)
        {
            // A fault of a reader, not of the file: it costs this file and no other.
            return RuleFile.Unread(text.Path, ToolDescriptors.AnalyzerFailed.At(Location.OfFile(text.Path), nameof(RuleFileReader), exception.Message.ReplaceLineEndings(" ")));
        }
    }

    /// <summary>Takes the rules of a file through the engine and the analyzers.</summary>
    public async Task<FileAnalysis> AnalyzeAsync(RuleFile file, CancellationToken cancellationToken)
    {
        var environment = Configuration.For(file.Text.Path).Find(ConfigurationOptions.Environment) ?? _request.DefaultEnvironment;
        var diagnostics = file.Problems.ToBuilder();
        var catalog = ImmutableArray.CreateBuilder<CatalogRule>();
        int found = 0, analyzed = 0;
        foreach (var rule in file.Rules)
        {
            var contexts = ImmutableArray.CreateBuilder<QueryContext>(rule.Queries.Length);
            foreach (var query in rule.Queries)
            {
                var outcome = await _queries.RunAsync(file.Text, rule, query, environment, cancellationToken).ConfigureAwait(false);
                diagnostics.AddRange(outcome.Problems);
                if (outcome.Context is not { } context)
                    continue;
                AnalyzerRun.OverQuery(_analyzers, context);
                contexts.Add(context);
            }
            var whole = new RuleContext(file.Text, rule, contexts.ToImmutable(), _knowledge, _request.Options) { Today = _request.Today };
            AnalyzerRun.OverRule(_analyzers, whole);
            if (_request.WithCatalog && ReadForCatalog(whole, environment) is { } page)
                catalog.Add(page);
            diagnostics.AddRange(whole.Diagnostics);
            // Last, for the analyzers of a rule can report in its queries.
            diagnostics.AddRange(whole.Queries.SelectMany(query => query.Diagnostics));
            found += rule.Queries.Length;
            analyzed += whole.Queries.Length;
        }
        return new FileAnalysis(file, DiagnosticOrder.Sort(diagnostics), found, analyzed) { Catalog = catalog.ToImmutable() };
    }

    // A fault of this tool costs the page of one rule, and is told.
    private CatalogRule? ReadForCatalog(RuleContext rule, KustoEnvironment environment)
    {
        try
        {
            return CatalogRuleReader.Read(rule, Tree.RelativePath(rule.File.Path), environment);
        }
        catch (Exception exception)
        {
            rule.Report(ToolDescriptors.AnalyzerFailed.At(rule.Locate(new TextSpan(rule.Rule.Span.Start, 0)), nameof(CatalogRuleReader), exception.Message.ReplaceLineEndings(" ")));
            return null;
        }
    }

    /// <summary>Takes the suppressed findings out of those of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="more">Findings that were made outside of the file, and are shown in it.</param>
    public SuppressionOutcome Suppress(FileAnalysis file, params IEnumerable<Diagnostic> more) =>
        SuppressionRun.Apply(file.File, [.. file.Diagnostics, .. more], _request.Today, file.IsWhole, _descriptors);

    /// <summary>Looks at the rules of all files together, and gives the result of the whole.</summary>
    /// <param name="files">One for each source, in their order.</param>
    public AnalysisResult Sum(ImmutableArray<FileAnalysis> files)
    {
        var repository = new RepositoryContext(files.SelectMany(file => file.File.Rules, (file, rule) => new RuleInFile(file.File.Text, rule)));
        AnalyzerRun.OverRepository(_analyzers, repository);
        var ofRepository = repository.Diagnostics.ToLookup(diagnostic => diagnostic.Location.Path, StringComparer.Ordinal);
        var outcomes = files.Select(file => Suppress(file, ofRepository[file.File.Text.Path])).ToList();
        var (found, known, fixedOnes) = BaselineRun.Apply(_baseline, files, [.. outcomes.Select(outcome => outcome.Kept)]);
        Diagnostic[] ofTheWhole = _request.ExpectsRules && files.All(file => file is { File.Rules: [], Diagnostics.IsEmpty: true })
            ? [ConfigurationDescriptors.NoRuleWasFound.At(Location.None, files.Length)]
            : [];
        return new AnalysisResult(
            DiagnosticOrder.Sort(_problems.Concat(found).Concat(fixedOnes).Concat(_queries.EngineProblems).Concat(ofTheWhole)),
            new AnalysisCounts(
                files.Length,
                files.Count(file => file.File.Rules.Length > 0),
                files.Sum(file => file.File.Rules.Length),
                files.Sum(file => file.Queries),
                files.Sum(file => file.AnalyzedQueries)))
        {
            Configuration = Configuration,
            Descriptors = _descriptors,
            Known = known,
            Suppressed = DiagnosticOrder.Sort(outcomes.SelectMany(outcome => outcome.Suppressed), one => one.Diagnostic),
            Catalog = _request.WithCatalog ? DetectionCatalog.Of(files.SelectMany(file => file.Catalog), _knowledge) : null,
            FilesWithoutRules = [.. _request.Sources.Where((_, index) => files[index].File.Rules.IsEmpty)],
        };
    }
}
