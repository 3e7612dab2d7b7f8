using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Literals;
using Detections.Analysis.Semantics.Predicates;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Logic;

/// <summary>Finds texts with capitals that are compared with what <c>tolower</c> returns, and the opposite.</summary>
internal sealed class FoldedTextNeverMatchesAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.FoldedTextNeverMatches,
        "Text never matches in this letter case",
        "The text '{0}' never matches, for '{1}' makes all letters {2} and '{3}' compares letter by letter; write '{4}'.",
        DiagnosticCategory.Logic,
        DiagnosticSeverity.Warning,
        "The value that is compared has been made lower or upper case, and the text it is compared with has letters of the other case. Nothing is refused: the condition simply never holds.");

    // Hold where the whole text is found, letter by letter.
    private static readonly string[] Tests = ["==", "in", "has", "has_all", "has_any", "hasprefix", "hassuffix", "contains", "startswith", "endswith"];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        if (!context.Query.Text.Contains("tolower", StringComparison.Ordinal) && !context.Query.Text.Contains("toupper", StringComparison.Ordinal))
            return;
        var letterCases = new LetterCases(context.Bound.Root);
        foreach (var comparison in context.Comparisons.Where(one => one.IsCaseSensitive && Tests.Contains(one.Test, StringComparer.Ordinal)))
        {
            var letterCase = letterCases.Of(comparison.Column);
            if (letterCase == LetterCase.AsItIs)
                continue;
            foreach (var value in comparison.Values)
                Check(context, comparison, value, letterCase);
        }
    }

    private static void Check(QueryContext context, Comparison comparison, ConstantText value, LetterCase letterCase)
    {
        var right = letterCase == LetterCase.Lower ? value.Text.ToLowerInvariant() : value.Text.ToUpperInvariant();
        if (right == value.Text || !value.Text.All(char.IsAscii))
            return;
        var function = letterCase == LetterCase.Lower ? "tolower" : "toupper";
        var place = LiteralText.Of(context.Query.Text, value.Span, value.Text).PlaceOrNull(new TextSpan(0, value.Text.Length));
        var edit = place is { } text ? context.Edit(text, right) : null;
        context.Report(Rule.At(context.Locate(value.Span), value.Text, function, letterCase == LetterCase.Lower ? "small" : "capital", comparison.Operator, right) with
        {
            Fix = edit is null ? null : new DiagnosticFix($"Write '{right}'", [edit], FixSafety.Safe),
        });
    }
}
