using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Output;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Analyzers.Output;

/// <summary>Finds columns that a query names after a <c>union</c> has split them by type.</summary>
internal sealed class UnionSplitsColumnAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.UnionSplitsColumn,
        "Union splits a column",
        "The tables of 'union' have '{0}' in several types, so it becomes {1}; convert it to one type before.",
        DiagnosticCategory.OutputContract,
        DiagnosticSeverity.Warning,
        "A union keeps a column of one name and several types as one column for each type, with the type behind its name. A query that names the column after that cannot be saved.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        // The types of a column can differ between Sentinel and Defender XDR, so which one applies must be known.
        if (context.Environment == KustoEnvironment.Unified)
            return;
        foreach (var split in SplitColumn.AllIn(context.Bound))
        {
            var keyword = split.Union.Keyword;
            context.Report(Rule.At(context.Locate(keyword.Span), split.Use.NameText(), QuotedNames.All(split.Parts)) with
            {
                Related = [new RelatedLocation(context.Locate(split.Use.Span), "Where it is named.")],
            });
        }
    }
}
