using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Query;

/// <summary>Names the tables of a query that no schema declares: their columns are taken as they come.</summary>
internal sealed class TableIsNotDeclaredAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.TableIsNotDeclared,
        "Table is not declared",
        "The table '{0}' is not declared, so its columns are not checked; declare it in a DetectionSchema file.{1}",
        DiagnosticCategory.Query,
        DiagnosticSeverity.Suggestion,
        "The table is neither one of Microsoft Sentinel or Defender XDR nor declared by the repository. Any column name is accepted on it, so a misspelled one is not found. A table of your own is declared in a file of the DetectionSchema items.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var diagnostic in context.Findings.Diagnostics(EngineFinding.UndeclaredTable))
        {
            var name = context.Findings.NameAt(diagnostic);
            if (told.Add(name))
                context.Report(Rule, diagnostic.Span, name, NearestName.Hint(name, [.. diagnostic.Candidates, .. context.Schema.TableNames]));
        }
    }
}
