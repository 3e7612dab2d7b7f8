using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Predicates;
using Detections.Analysis.Semantics.Query;

namespace Detections.Analysis.Analyzers.Logic;

/// <summary>Finds conditions that no row meets together: two values of one column, or a value and the exclusion of it.</summary>
internal sealed class ConditionsContradictAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ConditionsContradict,
        "Conditions contradict each other",
        "No row meets both '{0}' and '{1}', so nothing is left; {2}.",
        DiagnosticCategory.Logic,
        DiagnosticSeverity.Warning,
        "All conditions of a pipeline have to hold. Where two of them leave no value of a column, the rule never finds anything, whatever happens.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        var search = new ConflictSearch();
        foreach (var condition in context.Conditions.All)
        {
            // What contradicts itself before has been told there.
            if (search.Among(condition.Before) is null)
                Check(context, search, condition.Before, condition.Predicate);
        }
    }

    private static void Check(QueryContext context, ConflictSearch search, ImmutableArray<Predicate> standing, Predicate predicate)
    {
        ImmutableArray<Predicate> all = [.. standing, .. predicate.Conjuncts];
        if (search.Among(all) is { } conflict)
        {
            Report(context, conflict);
            return;
        }
        foreach (var alternatives in predicate.Conjuncts.OfType<Disjunction>())
        {
            var others = all.Remove(alternatives);
            foreach (var alternative in alternatives.Parts)
                Check(context, search, others, alternative);
        }
    }

    private static void Report(QueryContext context, Conflict conflict)
    {
        var (first, second) = conflict.InOrder;
        var excludes = conflict.Against is Negation or Comparison { IsNegated: true };
        context.Report(Rule.At(context.Locate(second.Span), first.Node.OnOneLine(), second.Node.OnOneLine(), excludes ? "exclude less" : "one of two values is asked for with 'or' or 'in'") with
        {
            Related = [new RelatedLocation(context.Locate(first.Span), "contradicts it")],
        });
    }
}
