using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Platform;

namespace Detections.Analysis.Analyzers.Platform;

/// <summary>Finds analytics rules of Sentinel that read more workspaces than one can.</summary>
internal sealed class QueryReadsTooManyWorkspacesAnalyzer : DetectionAnalyzer
{
    // "Workspaces in an analytics rule query" in Microsoft's page "Service limits for Microsoft Sentinel" (sentinel-service-limits, 2025-03).
    private const int MostWorkspaces = 20;

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.QueryReadsTooManyWorkspaces,
        "Query reads too many workspaces",
        "The query reads {0} other workspaces, and that of an analytics rule can read {1}; split the rule.",
        DiagnosticCategory.Platform,
        DiagnosticSeverity.Error,
        "Microsoft Sentinel limits the number of workspaces that the query of an analytics rule reads.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        if (context.Rule.Kind is not (RuleKind.ScheduledAnalytics or RuleKind.NearRealTimeAnalytics))
            return;
        // Only what the query states is counted; names of workspaces have no letter case.
        var workspaces = CrossResourceCall.AllIn(context.Bound.Root, "workspace").Where(call => call.Target is not null).DistinctBy(call => call.Target, StringComparer.OrdinalIgnoreCase).ToList();
        if (workspaces.Count > MostWorkspaces)
            context.Report(Rule, workspaces[MostWorkspaces].Name.Span, workspaces.Count, MostWorkspaces);
    }
}
