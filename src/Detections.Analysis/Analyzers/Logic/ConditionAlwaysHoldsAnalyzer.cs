using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Predicates;
using Detections.Analysis.Semantics.Query;

namespace Detections.Analysis.Analyzers.Logic;

/// <summary>Finds alternatives of which one always holds: <c>x != "a" or x != "b"</c>.</summary>
internal sealed class ConditionAlwaysHoldsAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ConditionAlwaysHolds,
        "Condition always holds",
        "One of '{0}' and '{1}' always holds, so with 'or' between them nothing is excluded; write 'and'.",
        DiagnosticCategory.Logic,
        DiagnosticSeverity.Warning,
        "No value is equal to two others, so every row differs from one of them. Two exclusions have to hold both.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        var search = new ConflictSearch();
        foreach (var disjunction in context.Conditions.All.SelectMany(condition => condition.Predicate.DescendantsAndSelf()).OfType<Disjunction>())
        {
            // One of several holds always where their opposites never hold all.
            if (search.Among([.. disjunction.Parts.Select(Opposite)]) is not { } conflict)
                continue;
            var (first, second) = conflict.InOrder;
            context.Report(Rule.At(context.Locate(second.Span), first.Node.OnOneLine(), second.Node.OnOneLine()) with { Related = [new RelatedLocation(context.Locate(first.Span), "The other one.")] });
        }
    }

    private static Predicate Opposite(Predicate predicate) => predicate switch
    {
        Comparison comparison => comparison with { IsNegated = !comparison.IsNegated },
        Negation negation => negation.Part,
        _ => new Negation(predicate.Node, predicate),
    };
}
