using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics;
using Detections.Analysis.Semantics.Platform;
using Detections.Analysis.Semantics.Query;

namespace Detections.Analysis.Analyzers.Platform;

/// <summary>Finds analytics rules of Sentinel that name columns which are only there while some event brings them.</summary>
internal sealed class ColumnDependsOnDataAnalyzer : DetectionAnalyzer
{
    private const int MostNamed = 5;

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ColumnDependsOnData,
        "Column depends on the data",
        "The plug-in '{0}' returns {1} only while some event brings it, and otherwise the query fails; state the schema behind the call, as in ': (*, {2}: string)', or read by 'column_ifexists'.",
        DiagnosticCategory.Platform,
        DiagnosticSeverity.Warning,
        "Without a stated schema, 'bag_unpack' and 'pivot' return the columns that the events at hand have. A query that names one of them fails where no event has it: such a rule cannot be saved in a workspace without the data, and Microsoft Sentinel turns it off when it keeps failing.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        if (context.Rule.Kind is not (RuleKind.ScheduledAnalytics or RuleKind.NearRealTimeAnalytics))
            return;
        foreach (var unpacked in UnpackedColumns.AllIn(context.Bound.Root))
        {
            var names = unpacked.Uses.Select(use => use.NameText()).ToImmutableArray();
            var shown = names.Length > MostNamed ? $"'{string.Join("', '", names.Take(MostNamed))}' and {names.Length - MostNamed} more" : QuotedNames.All(names);
            context.Report(Rule.At(context.Locate(unpacked.Plugin.Span), unpacked.Plugin.NameText(), shown, unpacked.Uses[0].Text) with
            {
                Related = [.. unpacked.Uses.Select(use => new RelatedLocation(context.Locate(use.Span), $"Where '{use.NameText()}' is named."))],
            });
        }
    }
}
