using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Literals;
using Detections.Analysis.Semantics.Predicates;
using Detections.Analysis.Semantics.Query;
using Detections.Analysis.Text;

namespace Detections.Analysis.Analyzers.Logic;

/// <summary>Finds <c>matches regex</c> where an operator for texts says the same.</summary>
internal sealed class RegexIsPlainTextAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.RegexIsPlainText,
        "Regular expression is plain text",
        "Nothing in the regular expression varies; write '{0}' with the text '{1}', which says the same and is faster.",
        DiagnosticCategory.Logic,
        DiagnosticSeverity.Suggestion,
        "A regular expression is read against every value. The operators for texts are faster, some of them use an index, and they need no escapes.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        foreach (var comparison in context.Comparisons)
        {
            if (comparison is not { Kind: ComparisonKind.RegexMatch, Values: [var regex] } || PlainRegex.Of(regex.Text) is not { } plain)
                continue;
            context.Report(Rule.At(context.Locate(comparison.Node.Node("Right")!.Span), plain.Operator, plain.Text) with { Fix = FixOf(context, comparison, plain) });
        }
    }

    // A pattern behind a name may have other readers, and 'contains' is no advice to follow unseen: 'has' may be meant.
    private static DiagnosticFix? FixOf(QueryContext context, Comparison comparison, PlainRegex plain)
    {
        var regex = comparison.Values[0];
        if (plain.Operator.StartsWith("contains", StringComparison.Ordinal) || comparison.Node.Node("Right")!.WithoutParentheses().Span != regex.Span)
            return null;
        if (comparison.Node.Child("Operator") is not { } written || context.Edit(written.Span, plain.Operator) is not { } replaced)
            return null;
        var literal = LiteralText.Of(context.Query.Text, regex.Span, regex.Text);
        var removed = plain.Signs.Select(sign => literal.PlaceOrNull(sign) is { } place ? context.Edit(place, "") : null).ToList();
        return removed.Contains(null) ? null : new DiagnosticFix($"Write '{plain.Operator}'", [replaced, .. removed.OfType<TextEdit>()], FixSafety.Safe);
    }
}
