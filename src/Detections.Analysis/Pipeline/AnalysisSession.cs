using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Baselines;
using Detections.Analysis.Caching;
using Detections.Analysis.Catalog;
using Detections.Analysis.Catalog.Reading;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Extensibility;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Suppressions;
using Detections.Analysis.Text;
using Detections.Analysis.Timing;
using Detections.Kusto;
using Detections.Kusto.Engine;

namespace Detections.Analysis.Pipeline;

/// <summary>What the files of one analysis share, and the way of one file through it. Safe to share between threads.</summary>
internal sealed class AnalysisSession
{
    private readonly AnalysisRequest _request;
    private readonly AnalysisTimings? _timings;
    private readonly ImmutableArray<DetectionAnalyzer> _analyzers;
    private readonly Lazy<AnalysisSetup> _setup;
    private readonly QueryRunner _queries;
    private readonly FindingCache? _cache;
    private readonly DescriptorSet _descriptors;
    private readonly Baseline? _baseline;
    private readonly ImmutableArray<Diagnostic> _problems;

    /// <summary>Loads the analyzers and reads the schema, knowledge and config files and the baseline of <paramref name="request"/>.</summary>
    public AnalysisSession(AnalysisRequest request, IKustoEngine engine, ImmutableArray<DetectionAnalyzer> analyzers)
    {
        Tree = new SourceTree(request.RootDirectory);
        _request = request;
        _timings = request.Timings;
        var loaded = AnalyzerLoader.Load(request.AnalyzerFiles);
        _analyzers = analyzers.AddRange(loaded.Analyzers);
        _descriptors = new DescriptorSet(DescriptorTable.All.Concat(loaded.Descriptors));
        var schemaFiles = ReadAll(request.SchemaFiles);
        var knowledgeFiles = ReadAll(request.KnowledgeFiles);
        _setup = new(() => _timings.Measure(AnalysisPhase.Setup, () => AnalysisSetup.Load(request.Options, schemaFiles, knowledgeFiles)));
        _queries = new QueryRunner(engine, _setup);
        (Configuration, var problems) = _timings.Measure(AnalysisPhase.Configuration, () => ConfigurationLoader.Load(request, Tree, _descriptors));
        // What the catalog knows of a rule is not kept.
        _cache = request is { Cache: { } cache, WithCatalog: false }
            ? _timings.Measure(AnalysisPhase.FindKept, () => new FindingCache(cache, request, _analyzers, schemaFiles.Concat(knowledgeFiles)))
            : null;
        var (baseline, baselineProblem) = request.BaselineFile is { } file ? BaselineReader.Read(file, Tree) : default;
        _baseline = baseline;
        _problems =
        [
            .. _cache is null ? _setup.Value.Problems : _cache.ProblemsOfDeclarations(() => _setup.Value.Problems),
            .. loaded.Problems,
            .. problems,
            .. baselineProblem is null ? Array.Empty<Diagnostic>() : [baselineProblem],
        ];
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

    /// <summary>What is found in the file at <paramref name="path"/>, now or by an earlier build.</summary>
    public async Task<FileFindings> FindAsync(string path, CancellationToken cancellationToken)
    {
        var file = ReadBytes(path);
        if (_cache is null || file.Bytes is null)
            return await AnalyzeAsync(Read(file), cancellationToken).ConfigureAwait(false);
        var configuration = Configuration.For(path);
        if (_timings.Measure(AnalysisPhase.FindKept, () => _cache.Find(file, configuration)) is { } kept)
            return kept with { Lines = new(() => new LineHashes(Read(file).Text)) };
        var findings = await AnalyzeAsync(Read(file), cancellationToken).ConfigureAwait(false);
        _cache.Keep(file, configuration, findings);
        return findings;
    }

    /// <summary>Reads the file at <paramref name="path"/>; one that cannot be read is a file with a problem and no rules.</summary>
    public RuleFile Read(string path) => Read(ReadBytes(path));

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

    private RuleFile Read(RawFile file)
    {
        using var parsing = _timings?.Phase(AnalysisPhase.Parse);
        var (text, problem) = file.Decode();
        if (problem is null)
            return Read(text!);
        return RuleFileReader.IsReportedUnread(file.Path, problem) ? RuleFile.Unread(file.Path, problem) : RuleFile.NotARule(new SourceText(file.Path, ""));
    }

    /// <summary>Takes the rules of a file through the engine and the analyzers.</summary>
    public async Task<FileFindings> AnalyzeAsync(RuleFile file, CancellationToken cancellationToken)
    {
        var environment = Configuration.For(file.Text.Path).Find(ConfigurationOptions.Environment) ?? _request.DefaultEnvironment;
        var diagnostics = file.Problems.ToBuilder();
        var catalog = ImmutableArray.CreateBuilder<CatalogRule>();
        int found = 0, analyzed = 0;
        var dependsOnToday = false;
        foreach (var rule in file.Rules)
        {
            var contexts = ImmutableArray.CreateBuilder<QueryContext>(rule.Queries.Length);
            foreach (var query in rule.Queries)
            {
                QueryOutcome outcome;
                using (_timings?.Phase(AnalysisPhase.Ask))
                    outcome = await _queries.RunAsync(file.Text, rule, query, environment, cancellationToken).ConfigureAwait(false);
                diagnostics.AddRange(outcome.Problems);
                if (outcome.Context is not { } context)
                    continue;
                AnalyzerRun.OverQuery(_analyzers, context, _timings);
                contexts.Add(context);
            }
            var whole = new RuleContext(file.Text, rule, contexts.ToImmutable(), _setup.Value.Knowledge, _request.Options)
            {
                Today = _request.Today,
                Sections = _request.Sections,
                PathInTree = Tree.RelativePath(file.Text.Path),
                DefaultEnvironment = environment,
            };
            AnalyzerRun.OverRule(_analyzers, whole, _timings);
            if (_request.WithCatalog && ReadForCatalog(whole) is { } page)
                catalog.Add(page);
            diagnostics.AddRange(whole.Diagnostics);
            // Last, for the analyzers of a rule can report in its queries.
            diagnostics.AddRange(whole.Queries.SelectMany(query => query.Diagnostics));
            found += rule.Queries.Length;
            analyzed += whole.Queries.Length;
            dependsOnToday |= whole.DependsOnToday;
        }
        return new FileFindings(file.Text.Path)
        {
            Rules = [.. file.Rules.Select(rule => RuleInFile.Of(file.Text, rule))],
            Diagnostics = DiagnosticOrder.Sort(diagnostics),
            Suppressions = FileSuppressions.Of(file, _descriptors),
            Queries = found,
            AnalyzedQueries = analyzed,
            IsWhole = analyzed == found && (file.Problems.IsEmpty || !file.Rules.IsEmpty),
            Day = dependsOnToday ? _request.Today : null,
            Catalog = catalog.ToImmutable(),
            Lines = new(() => new LineHashes(file.Text)),
        };
    }

    // A fault of this tool costs the page of one rule, and is told.
    private CatalogRule? ReadForCatalog(RuleContext rule)
    {
        try
        {
            return rule.Page;
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
    public SuppressionOutcome Suppress(FileFindings file, params IEnumerable<Diagnostic> more) =>
        SuppressionRun.Apply(file.Path, file.Suppressions, [.. file.Diagnostics, .. more], _request.Today, file.IsWhole);

    /// <summary>Looks at the rules of all files together, and gives the result of the whole.</summary>
    /// <param name="files">One for each source, in their order.</param>
    public AnalysisResult Sum(ImmutableArray<FileFindings> files)
    {
        using var summing = _timings?.Phase(AnalysisPhase.Sum);
        var repository = new RepositoryContext(files.SelectMany(file => file.Rules));
        AnalyzerRun.OverRepository(_analyzers, repository, _timings);
        var ofRepository = repository.Diagnostics.ToLookup(diagnostic => diagnostic.Location.Path, StringComparer.Ordinal);
        var outcomes = files.Select(file => Suppress(file, ofRepository[file.Path])).ToList();
        var (found, known, fixedOnes) = BaselineRun.Apply(_baseline, files, [.. outcomes.Select(outcome => outcome.Kept)]);
        Diagnostic[] ofTheWhole = _request.ExpectsRules && files.All(file => file is { Rules: [], Diagnostics.IsEmpty: true })
            ? [ConfigurationDescriptors.NoRuleWasFound.At(Location.None, files.Length)]
            : [];
        return new AnalysisResult(
            DiagnosticOrder.Sort(_problems.Concat(found).Concat(fixedOnes).Concat(_queries.EngineProblems).Concat(ofTheWhole)),
            new AnalysisCounts(
                files.Length,
                files.Count(file => file.Rules.Length > 0),
                files.Sum(file => file.Rules.Length),
                files.Sum(file => file.Queries),
                files.Sum(file => file.AnalyzedQueries)))
        {
            Configuration = Configuration,
            Descriptors = _descriptors,
            Known = known,
            Suppressed = DiagnosticOrder.Sort(outcomes.SelectMany(outcome => outcome.Suppressed), one => one.Diagnostic),
            Catalog = _request.WithCatalog ? DetectionCatalog.Of(files.SelectMany(file => file.Catalog), _setup.Value.Knowledge) : null,
            FilesWithoutRules = [.. _request.Sources.Where((_, index) => files[index].Rules.IsEmpty)],
        };
    }

    private ImmutableArray<RawFile> ReadAll(ImmutableArray<string> paths) => [.. paths.Select(ReadBytes)];

    private RawFile ReadBytes(string path) => _timings.Measure(AnalysisPhase.Read, () => Tree.ReadBytes(path, _request.MaxFileSize));
}
