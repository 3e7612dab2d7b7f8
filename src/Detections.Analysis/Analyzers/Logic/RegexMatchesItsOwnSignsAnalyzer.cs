using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Literals;

namespace Detections.Analysis.Analyzers.Logic;

/// <summary>Finds classes and counts of regular expressions that are written so that they are none.</summary>
internal sealed class RegexMatchesItsOwnSignsAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.RegexMatchesItsOwnSigns,
        "Regular expression matches its own signs",
        "The regular expression has '{0}', which is {1}; write {2}.",
        DiagnosticCategory.Logic,
        DiagnosticSeverity.Warning,
        "A class whose bracket is escaped and a count without a comma are not refused: they stand for the very signs they are written with, which no text has that is looked for.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        foreach (var regex in RegexLiterals.In(context))
        {
            if (RegexReader.FaultOf(regex.Text) is not null)
                continue;
            foreach (var slip in RegexSlip.AllIn(regex.Text))
                context.Report(Rule, LiteralText.Of(context.Query.Text, regex.Span, regex.Text).Place(slip.Span), regex.Text.Substring(slip.Span.Start, slip.Span.Length), slip.Is, slip.Instead);
        }
    }
}
