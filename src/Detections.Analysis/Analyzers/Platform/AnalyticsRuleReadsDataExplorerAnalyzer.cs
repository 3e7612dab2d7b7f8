using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Platform;

namespace Detections.Analysis.Analyzers.Platform;

/// <summary>Finds analytics rules of Sentinel that read a cluster of Azure Data Explorer.</summary>
internal sealed class AnalyticsRuleReadsDataExplorerAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.AnalyticsRuleReadsDataExplorer,
        "Analytics rule reads Azure Data Explorer",
        "Sentinel does not support 'adx' in the query of an analytics rule; read a table or a watchlist of the workspace.",
        DiagnosticCategory.Platform,
        DiagnosticSeverity.Warning,
        "Microsoft's page about scheduled analytics rules says that functions for Azure Data Explorer are not supported in their queries. 'adx' is for queries that people run.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        if (context.Rule.Kind is not (RuleKind.ScheduledAnalytics or RuleKind.NearRealTimeAnalytics))
            return;
        foreach (var call in CrossResourceCall.AllIn(context.Bound.Root, "adx"))
            context.Report(Rule, call.Name.Span);
    }
}
