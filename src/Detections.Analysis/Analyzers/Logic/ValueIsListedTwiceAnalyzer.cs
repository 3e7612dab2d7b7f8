using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Literals;
using Detections.Analysis.Semantics.Predicates;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Logic;

/// <summary>Finds values that a list of a comparison holds already.</summary>
internal sealed class ValueIsListedTwiceAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ValueIsListedTwice,
        "Value is listed twice",
        "The list of '{0}' holds '{1}' already{2}; take it out.",
        DiagnosticCategory.Logic,
        DiagnosticSeverity.Suggestion,
        "A value that a list holds twice is looked for once. Often another value was meant.");

    private static readonly string[] Tests = ["in", "has_any", "has_all"];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        // A list behind a name can be compared in several places.
        var reported = new HashSet<TextSpan>();
        foreach (var comparison in context.Comparisons.Where(one => Tests.Contains(one.Test, StringComparer.Ordinal)))
        {
            var first = new Dictionary<string, ConstantText>(comparison.IsCaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
            foreach (var value in comparison.Values)
            {
                if (first.TryAdd(value.Text, value) || first[value.Text] is not { } known || known.Span == value.Span)
                    continue;
                // Another place may compare the list letter by letter.
                if ((known.Text == value.Text || ListEntries.IsReadOnlyBy(comparison.Node, value.Node, context.Lets, context.Uses)) && reported.Add(value.Span))
                    Report(context, comparison, known, value);
            }
        }
    }

    private static void Report(QueryContext context, Comparison comparison, ConstantText first, ConstantText second)
    {
        var isSame = first.Text == second.Text;
        var removal = ListEntries.Removal(context.Query.Text, second.Node);
        context.Report(Rule.At(context.Locate(second.Span), comparison.Operator, first.Text, isSame ? "" : ", and letter case does not count") with
        {
            Related = [new RelatedLocation(context.Locate(first.Span), "listed here")],
            Fix = removal is { } span && context.Removal(span) is { } edit ? new DiagnosticFix($"Take '{second.Text}' out", [edit], FixSafety.Safe) : null,
        });
    }
}
