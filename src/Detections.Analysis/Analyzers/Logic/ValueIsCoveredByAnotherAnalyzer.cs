using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Literals;
using Detections.Analysis.Semantics.Predicates;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Logic;

/// <summary>Finds values that a comparison asks for though another value of it, or another comparison beside it, asks for them already.</summary>
internal sealed class ValueIsCoveredByAnotherAnalyzer : DetectionAnalyzer
{
    // Chains of strangers can be long, and each value is held against each.
    private const int MaxTexts = 500;

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ValueIsCoveredByAnother,
        "Value is covered by another",
        "Every text that {0}; take it out, or {1} less with the other.",
        DiagnosticCategory.Logic,
        DiagnosticSeverity.Suggestion,
        "Where one of two values is enough, a value that says more than another one is never decisive. Either it is left over, or the other one is broader than it was meant to be.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        // A list behind a name can be compared in several places.
        var reported = new HashSet<TextSpan>();
        foreach (var comparison in context.Comparisons.Where(one => one.Test == "has_any"))
            Check(context, [.. AskedText.Of(comparison)], reported);
        foreach (var condition in context.Conditions.All)
        {
            foreach (var group in condition.Predicate.DescendantsAndSelf().SelectMany(Alternatives))
                Check(context, group, reported);
        }
    }

    // Of comparisons with one column: those of which one is enough to let a row pass, and those of which one is enough to keep it away.
    private static IEnumerable<List<AskedText>> Alternatives(Predicate predicate)
    {
        var (parts, isNegated) = predicate switch
        {
            Disjunction one => (one.Parts, false),
            Conjunction one => (one.Parts, true),
            _ => ([], false),
        };
        return parts.OfType<Comparison>()
            .Where(part => part.IsNegated == isNegated && part.Field.Column is not null && !part.Field.IsAnyColumn)
            .GroupBy(part => (part.Field.Column, part.Column.Text))
            .Select(group => group.SelectMany(AskedText.Of).ToList());
    }

    private static void Check(QueryContext context, List<AskedText> texts, HashSet<TextSpan> reported)
    {
        if (texts.Count > MaxTexts)
            return;
        for (var i = 0; i < texts.Count; i++)
        {
            // Of two that cover each other the first stays. A value that a list holds twice is told elsewhere.
            var covering = texts.Where((other, j) => j != i && other.Covers(texts[i]) && (j < i || !texts[i].Covers(other))).FirstOrDefault();
            if (covering is null || IsTwin(covering, texts[i]))
                continue;
            // Another place may compare the list behind a name in another way.
            if (ListEntries.IsReadOnlyBy(texts[i].Comparison.Node, texts[i].Value.Node, context.Lets, context.Uses) && reported.Add(texts[i].Value.Span))
                Report(context, covering, texts[i]);
        }
    }

    private static bool IsTwin(AskedText one, AskedText two) =>
        ReferenceEquals(one.Comparison, two.Comparison) && string.Equals(one.Value.Text, two.Value.Text, StringComparison.OrdinalIgnoreCase);

    private static void Report(QueryContext context, AskedText covering, AskedText covered)
    {
        var removal = ReferenceEquals(covering.Comparison, covered.Comparison) ? ListEntries.Removal(context.Query.Text, covered.Value.Node) : null;
        var (says, what) = covered.Comparison.IsNegated
            ? ($"{Shown(covered)} keeps out is kept out by {Shown(covering)} too, so it excludes nothing", "exclude")
            : ($"fits {Shown(covered)} fits {Shown(covering)} too, so it adds nothing", "ask for");
        context.Report(Rule.At(context.Locate(covered.Value.Span), says, what) with
        {
            Related = [new RelatedLocation(context.Locate(covering.Value.Span), "covers it")],
            Fix = removal is { } span && context.Removal(span) is { } edit ? new DiagnosticFix($"Take '{covered.Value.Text}' out", [edit], FixSafety.Safe) : null,
        });
    }

    private static string Shown(AskedText text) => $"'{text.Comparison.Operator} \"{text.Value.Text}\"'";
}
