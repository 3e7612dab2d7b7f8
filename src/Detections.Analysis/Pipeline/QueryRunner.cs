using System.Collections.Immutable;
using System.Globalization;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Analyzers.Query;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics;
using Detections.Analysis.Text;
using Detections.Kusto.Engine;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Pipeline;

/// <summary>Takes a query through the engine.</summary>
internal sealed class QueryRunner(IKustoEngine engine, AnalysisInputs inputs)
{
    private KustoEngineUnavailableException? _unavailable;

    /// <summary>Why no query could be analyzed: at most one finding, however many queries there are.</summary>
    public ImmutableArray<Diagnostic> EngineProblems => _unavailable switch
    {
        null => [],
        { Reason: EngineUnavailableReason.NodeIsMissing } missing => [EngineDescriptors.NodeIsMissing.At(Location.None, missing.Message)],
        var failed => [EngineDescriptors.EngineFailed.At(Location.None, OneLine(failed.Message))],
    };

    /// <param name="file">The text of the rule's file.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="query">One of its queries.</param>
    /// <param name="defaultEnvironment">The environment where the query does not say one.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<QueryOutcome> RunAsync(SourceText file, DetectionRule rule, RuleQuery query, KustoEnvironment defaultEnvironment, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _unavailable) is not null)
            return QueryOutcome.NotAnalyzed([]);

        var (schema, knowledge) = (inputs.Setup.Schema, inputs.Setup.Knowledge);
        var environment = query.Environment ?? defaultEnvironment;
        var subset = schema.SubsetFor(query.Text, environment);
        try
        {
            return await engine.AnalyzeAsync(query.Text, subset, cancellationToken).ConfigureAwait(false) switch
            {
                KustoResult.Analyzed analyzed => new QueryOutcome(new QueryContext(file, rule, query, analyzed.Query, schema, subset, environment, knowledge), []),
                KustoResult.Failed failed => QueryOutcome.NotAnalyzed([Explain(failed, file, query)]),
                var other => throw new InvalidOperationException($"The engine answered with '{other.GetType().Name}'."),
            };
        }
        catch (KustoEngineUnavailableException unavailable)
        {
            Interlocked.CompareExchange(ref _unavailable, unavailable, null);
            return QueryOutcome.NotAnalyzed([]);
        }
    }

    private static Diagnostic Explain(KustoResult.Failed failed, SourceText file, RuleQuery query)
    {
        var location = Location.Of(file, query.Map.ToFile(query.FirstLine));
        return failed.Reason switch
        {
            KustoFailure.Depth => QueryIsTooDeepAnalyzer.Rule.At(location),
            KustoFailure.TimeLimit => EngineDescriptors.QueryWasNotAnalyzed.At(location, "it took longer than the time limit; simplify it, or raise the property DetectionsQueryTimeout."),
            KustoFailure.MemoryLimit => EngineDescriptors.QueryWasNotAnalyzed.At(location, "it took more than the memory limit; simplify it, or raise the property DetectionsQueryMemoryLimit."),
            _ => EngineDescriptors.QueryWasNotAnalyzed.At(location, string.Create(CultureInfo.InvariantCulture, $"the engine failed on it with '{failed.Detail}'.")),
        };
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");
}

/// <summary>What came of one query.</summary>
/// <param name="Context">The query for the analyzers; null where the engine could not analyze it.</param>
/// <param name="Problems">Why it could not.</param>
internal sealed record QueryOutcome(QueryContext? Context, ImmutableArray<Diagnostic> Problems)
{
    public static QueryOutcome NotAnalyzed(ImmutableArray<Diagnostic> problems) => new(null, problems);
}
