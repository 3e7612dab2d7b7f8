using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Output;
using Detections.Analysis.Semantics.Query;
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
        if (columns.FindMakerOf(time) is not { } stage)
            return;
        foreach (var (place, value) in Columns(stage).Where(column => column.Place.NameText() == time.Name))
        {
            if (value.Node("Name")?.NameText() is { } function && Computing.Contains(function, StringComparer.Ordinal))
                query.Report(Rule, place.Span, time.Name, function);
        }
    }

    // Each column an operator computes by a call: its name, or where it has none the argument that gives it one, as in 'by bin(Timestamp, 1h)'.
    private static IEnumerable<(SyntaxNode Place, SyntaxNode Call)> Columns(SyntaxNode stage)
    {
        IEnumerable<SyntaxNode> expressions = [.. stage.Items("Expressions"), .. stage.Items("Aggregates"), .. stage.Node("ByClause")?.Items("Expressions") ?? []];
        foreach (var expression in expressions)
        {
            if (expression.Kind == SyntaxKinds.SimpleNamedExpression && expression.Node("Name") is { } name && expression.Node("Expression") is { Kind: SyntaxKinds.FunctionCallExpression } value)
                yield return (name, value);
            else if (expression.Kind == SyntaxKinds.FunctionCallExpression && expression.Arguments().FirstOrDefault() is { Kind: SyntaxKinds.NameReference } argument)
                yield return (argument, expression);
        }
    }
}
