using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Catalog;

/// <summary>Finds generated sections with names for which the tool writes nothing.</summary>
internal sealed class GeneratedSectionIsUnknownAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.SectionIsUnknown,
        "Generated section is unknown",
        "There is no generated section '{0}'; write {1}.{2}",
        DiagnosticCategory.Catalog,
        DiagnosticSeverity.Warning,
        "The comment that begins a generated section names what the tool writes there. It writes nothing under this name, and so what stands there is not checked.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context)
    {
        if (context.Sections is not { } writer)
            return;
        foreach (var section in context.Rule.Sections.Where(section => section.IsOpening && !writer.Names.Contains(section.Name.Value, StringComparer.Ordinal)))
            context.Report(Rule, section.Name.Span, section.Name.Value, QuotedNames.Any(writer.Names), NearestName.Hint(section.Name.Value, writer.Names));
    }
}
