using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Platform;
using Detections.Analysis.Semantics.Query;

namespace Detections.Analysis.Analyzers.Platform;

/// <summary>Finds near-real-time rules of Sentinel that read another workspace.</summary>
internal sealed class NearRealTimeRuleReadsAnotherWorkspaceAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.NearRealTimeRuleReadsAnotherWorkspace,
        "Near-real-time rule reads another workspace",
        "An NRT rule runs within its own workspace, so it cannot use '{0}'; take it out, or make the rule a scheduled one.",
        DiagnosticCategory.Platform,
        DiagnosticSeverity.Warning,
        "Microsoft's page about near-real-time rules says that their queries can run only within a single workspace.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        if (context.Rule.Kind != RuleKind.NearRealTimeAnalytics)
            return;
        foreach (var call in CrossResourceCall.AllIn(context.Bound.Root, "workspace", "app", "resource"))
            context.Report(Rule, call.Name.Span, call.Name.NameText());
    }
}
