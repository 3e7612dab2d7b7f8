using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Output;
using Detections.Analysis.Semantics.Platform;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Analyzers.Platform;

/// <summary>Finds custom detections that are to run continuously over a table of Defender XDR that is not known to.</summary>
internal sealed class TableDoesNotRunContinuouslyAnalyzer : DetectionAnalyzer
{
    // Not an error, for the list grows.
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.TableDoesNotRunContinuously,
        "Table does not run continuously",
        "Microsoft does not list '{0}' among the tables over which a custom detection runs continuously; give the detection a frequency of PT1H or longer.",
        DiagnosticCategory.Platform,
        DiagnosticSeverity.Warning,
        "Defender XDR runs detections continuously over some of its tables only, and refuses to save others.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context)
    {
        if (!ContinuousRunObstacle.IsAskedOf(context))
            return;
        foreach (var query in context.Queries)
        {
            foreach (var table in CustomDetectionColumns.DefenderTables(query).Where(table => !ContinuousRunObstacle.Lists(table)))
            {
                var place = query.Bound.Root.DescendantsAndSelf().First(node => node.Kind == SyntaxKinds.NameReference && node.ReferencedSymbol == table);
                query.Report(Rule, place.Span, table.Name);
            }
        }
    }
}
