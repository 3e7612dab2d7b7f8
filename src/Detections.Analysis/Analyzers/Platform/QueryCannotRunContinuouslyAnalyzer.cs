using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Platform;

namespace Detections.Analysis.Analyzers.Platform;

/// <summary>Finds custom detections that are to run continuously and have a query that cannot.</summary>
internal sealed class QueryCannotRunContinuouslyAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.QueryCannotRunContinuously,
        "Query cannot run continuously",
        "A custom detection that runs continuously cannot have {0}; take it out, or give the detection a frequency of PT1H or longer.",
        DiagnosticCategory.Platform,
        DiagnosticSeverity.Error,
        "Defender XDR runs a detection continuously by looking at each event as it comes in. So the query reads one table, without joins, unions and external data; and it takes no comments.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context)
    {
        if (!ContinuousRunObstacle.IsAskedOf(context))
            return;
        foreach (var query in context.Queries)
        {
            foreach (var obstacle in ContinuousRunObstacle.AllIn(query))
                query.Report(Rule, obstacle.Place, obstacle.What);
        }
    }
}
