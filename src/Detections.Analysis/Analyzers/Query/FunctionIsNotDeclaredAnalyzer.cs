using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Query;

/// <summary>Names the workspace functions of a query that no schema declares: what they return is taken as it comes.</summary>
internal sealed class FunctionIsNotDeclaredAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.FunctionIsNotDeclared,
        "Function is not declared",
        "The function '{0}' is not declared, so the columns it returns are not checked; declare it in a DetectionSchema file.{1}",
        DiagnosticCategory.Query,
        DiagnosticSeverity.Suggestion,
        "The function is neither one of Kusto, Microsoft Sentinel or Defender XDR nor declared by the repository. Any column name is accepted on its result. A function of your own is declared in a file of the DetectionSchema items.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var diagnostic in context.Findings.Diagnostics(EngineFinding.UndeclaredFunction))
        {
            var name = context.Findings.NameAt(diagnostic);
            if (told.Add(name))
                context.Report(Rule, diagnostic.Span, name, NearestName.Hint(name, [.. diagnostic.Candidates, .. context.Schema.FunctionNames]));
        }
    }
}
