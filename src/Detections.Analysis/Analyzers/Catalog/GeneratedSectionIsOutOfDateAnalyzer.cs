using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Analyzers.Catalog;

/// <summary>Finds generated sections of a rule document that do not say what the rule says now.</summary>
internal sealed class GeneratedSectionIsOutOfDateAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.SectionIsOutOfDate,
        "Generated section is out of date",
        "The generated section '{0}' does not show what the rule does now; write it anew with 'dotnet build -t:FixDetections'.",
        DiagnosticCategory.Catalog,
        DiagnosticSeverity.Warning,
        "What stands between the comments is written by the tool from the queries of the rule. A query has changed, or somebody has changed the section itself.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context)
    {
        // Of a query that is wrong the section is wrong as well, and what is wrong with it is told.
        if (context.Rule.Sections.IsEmpty || context.Sections is not { } writer || !context.HasAllQueries || context.Queries.Any(query => query.Findings.HaveErrors))
            return;
        foreach (var section in context.Rule.Sections)
        {
            if (section.Content is not { } content || !writer.Names.Contains(section.Name.Value, StringComparer.Ordinal))
                continue;
            var written = context.File.Substring(content);
            var expected = "\n" + (writer.Write(context.Page, section.Name.Value) is { Length: > 0 } text ? text + "\n" : "");
            if (written.ReplaceLineEndings("\n") == expected)
                continue;
            var lineEnd = context.File.Content[content.Start - 1] == '\n' && content.Start > 1 && context.File.Content[content.Start - 2] == '\r' ? "\r\n" : "\n";
            context.Report(Rule.At(context.Locate(section.Name.Span), section.Name.Value) with
            {
                Fix = new DiagnosticFix($"Write the section '{section.Name.Value}' anew", [context.Edit(content, expected.ReplaceLineEndings(lineEnd))], FixSafety.Safe),
            });
        }
    }
}
