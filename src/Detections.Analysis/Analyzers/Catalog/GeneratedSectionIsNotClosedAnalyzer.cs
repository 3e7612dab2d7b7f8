using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Analyzers.Catalog;

/// <summary>Finds comments that begin a generated section that does not end, or end one that has not begun.</summary>
internal sealed class GeneratedSectionIsNotClosedAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.SectionIsNotClosed,
        "Generated section is not closed",
        "The comment stands alone; {0}.",
        DiagnosticCategory.Catalog,
        DiagnosticSeverity.Warning,
        "A generated section stands between two comments, each on a line of its own and outside of lists and quotes. With one of them alone nobody knows what is generated: all of it is read as a part of the rule.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context)
    {
        foreach (var section in context.Rule.Sections.Where(section => section.Content is null))
        {
            var missing = section.IsOpening
                ? "expected '<!-- /detections:generated -->' behind the generated section, before another one begins"
                : "expected '<!-- detections:generated NAME -->' where the generated section begins";
            context.Report(Rule, section.Name.Span, missing);
        }
    }
}
