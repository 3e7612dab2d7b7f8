using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Output;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Analyzers.Output;

/// <summary>Finds custom detections that return a time they computed as the time of the event.</summary>
internal sealed class EventTimeIsComputedAnalyzer : CustomDetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.EventTimeIsComputed,
        "Event time is computed",
        "The '{0}' that the query returns is computed with '{1}' and may be that of no event; use 'arg_max' to keep the event's own, and give this one another name.",
        DiagnosticCategory.OutputContract,
        DiagnosticSeverity.Warning,
        "Defender XDR looks up the event of an alert by its time, together with DeviceId and ReportId. With a rounded or aggregated time it does not find it.");

    // Functions whose value is not, or not with certainty, the time of the event whose ReportId is returned beside it.
    private static readonly ImmutableArray<string> Computing =
        ["ago", "avg", "bin", "endofday", "endofmonth", "endofweek", "endofyear", "floor", "max", "maxif", "min", "minif", "now", "startofday", "startofmonth", "startofweek", "startofyear"];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, QueryContext query, OutputColumns columns)
    {
        // One of the two is enough, so where both are returned the platform has the other.
        var times = new[] { CustomDetectionColumns.Timestamp, CustomDetectionColumns.TimeGenerated }.Select(columns.Find).Where(column => column is not null).ToList();
        if (times is not [{ } time])
            return;
        foreach (var node in query.Bound.Root.DescendantsAndSelf())
        {
            if (node.Kind == SyntaxKinds.NameDeclaration
                && ReferenceEquals(node.ReferencedSymbol, time)
                && node.Parent?.Node("Expression") is { Kind: SyntaxKinds.FunctionCallExpression } value
                && value.Node("Name")?.Text is { } function
                && Computing.Contains(function, StringComparer.Ordinal))
            {
                query.Report(Rule, node.Span, time.Name, function);
            }
        }
    }
}
