using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Query;
using Detections.Analysis.Semantics.Shape;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Analyzers.Shape;

/// <summary>Finds conditions behind an operator that would have less to do if they stood in front of it.</summary>
internal sealed class FilterComesLateAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.FilterComesLate,
        "Filter comes late",
        "The '{0}' before this condition changes nothing that it looks at; put the condition in front, so that there are fewer rows to work on.",
        DiagnosticCategory.Logic,
        DiagnosticSeverity.Suggestion,
        "What stands in front of a condition works on all rows, also on those that the condition drops. The result is the same with the condition in front, and comes sooner.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        if (context.Findings.HaveErrors)
            return;
        var places = new EarlierPlaces();
        foreach (var where in context.Conditions.All)
        {
            if (where.Operator.Parent?.Node("Expression") is not { } rows)
                continue;
            var late = where.Predicate.Conjuncts.Select(one => one.Node).Distinct().Select(condition => (Condition: condition, Place: places.Of(condition, rows))).ToList();
            if (late.TrueForAll(one => one.Place is not null && one.Place == late[0].Place))
                Report(context, where.Predicate.Node, late[0].Place!);
            else
                late.ForEach(one => Report(context, one.Condition, one.Place));
        }
    }

    private static void Report(QueryContext context, SyntaxNode condition, SyntaxNode? place)
    {
        if (place?.Keyword is not { } keyword)
            return;
        context.Report(Rule.At(context.Locate(condition.Span), keyword.Text) with
        {
            Related = [new RelatedLocation(context.Locate(keyword.Span), "What it can stand in front of.")],
        });
    }
}
