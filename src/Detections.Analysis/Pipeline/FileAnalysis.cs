using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Baselines;
using Detections.Analysis.Catalog;
using Detections.Analysis.Catalog.Reading;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Suppressions;
using Detections.Analysis.Timing;
using Detections.Kusto;

namespace Detections.Analysis.Pipeline;

/// <summary>Takes the rules of one file after the other through the engine and the analyzers. Safe to share between threads.</summary>
/// <param name="inputs">What they are looked at with.</param>
/// <param name="queries">Asks the engine.</param>
internal sealed class FileAnalysis(AnalysisInputs inputs, QueryRunner queries)
{
    private readonly AnalysisRequest _request = inputs.Request;

    /// <exception cref="OperationCanceledException">The work was given up.</exception>
    public async Task<FileFindings> RunAsync(RuleFile file, CancellationToken cancellationToken)
    {
        var environment = inputs.Configuration.For(file.Text.Path).Find(ConfigurationOptions.Environment) ?? _request.DefaultEnvironment;
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
                using (_request.Timings?.Phase(AnalysisPhase.Ask))
                    outcome = await queries.RunAsync(file.Text, rule, query, environment, cancellationToken).ConfigureAwait(false);
                diagnostics.AddRange(outcome.Problems);
                if (outcome.Context is not { } context)
                    continue;
                AnalyzerRun.OverQuery(inputs.Analyzers, context, _request.Timings);
                contexts.Add(context);
            }
            var whole = new RuleContext(file.Text, rule, contexts.ToImmutable(), inputs.Setup.Knowledge, _request.Options)
            {
                Today = _request.Today,
                Sections = _request.Sections,
                PathInTree = inputs.Tree.RelativePath(file.Text.Path),
                DefaultEnvironment = environment,
            };
            AnalyzerRun.OverRule(inputs.Analyzers, whole, _request.Timings);
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
            Suppressions = FileSuppressions.Of(file, inputs.Descriptors),
            Queries = found,
            AnalyzedQueries = analyzed,
            IsWhole = analyzed == found && (file.Problems.IsEmpty || !file.Rules.IsEmpty),
            Day = dependsOnToday ? _request.Today : null,
            Catalog = catalog.ToImmutable(),
            Lines = new(() => new LineHashes(file.Text)),
        };
    }

    // A fault of this tool costs the page of one rule, and is told.
    private static CatalogRule? ReadForCatalog(RuleContext rule)
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
}
