using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Analyzers.Shape;

/// <summary>Finds rules that raise alerts for some of the rows they find, and leave out which.</summary>
internal sealed class TakeLosesEventsAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.TakeLosesEvents,
        "Detection takes any rows",
        "The '{0}' lets any {1} rows through and drops the others, so the rule can miss what it is for; take it out, or say by 'top ... by' which rows count.",
        DiagnosticCategory.Logic,
        DiagnosticSeverity.Warning,
        "The operators 'take', 'limit' and 'sample' return any rows, and other ones at each run. That is right for a look at the data. A rule that raises alerts loses those rows: no later run looks for them again.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        if (context.Rule.Kind is not (RuleKind.ScheduledAnalytics or RuleKind.NearRealTimeAnalytics or RuleKind.CustomDetection) || context.Rows.Result is not { } result)
            return;
        var pending = new Stack<SyntaxNode>([result]);
        var seen = new HashSet<SyntaxNode>();
        while (pending.TryPop(out var rows))
        {
            if (!seen.Add(rows))
                continue;
            if (rows.Node("Operator") is { Kind: SyntaxKinds.TakeOperator or SyntaxKinds.SampleOperator } take && rows.Node("Expression") is { } input && !IsSorted(input))
                context.Report(Rule, take.Span, take.Keyword.Text, take.Node("Expression")?.Text ?? "");
            foreach (var one in context.Rows.Inputs(rows))
                pending.Push(one);
        }
    }

    // The first rows of an order are no longer any rows.
    private static bool IsSorted(SyntaxNode rows) =>
        rows.WithoutParentheses() is { Kind: SyntaxKinds.PipeExpression } pipe && pipe.Node("Operator") is { Kind: SyntaxKinds.SortOperator or SyntaxKinds.TopOperator };
}
