using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Semantics.Events;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Events;

/// <summary>Finds ActionTypes in a query that its table does not have. Only tables whose ActionTypes are all known can tell.</summary>
internal sealed class ActionTypeIsUnknownAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ActionTypeIsUnknown,
        "ActionType is unknown in its table",
        "The table {0} has no ActionType '{1}', so no row has it; write one that the table has.{2}",
        DiagnosticCategory.Events,
        DiagnosticSeverity.Warning,
        "The query compares ActionType with a value that no row of the table has. Nothing is refused: the rule simply never finds what it was written for.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        // Most queries do not name the column: what they read need not be followed for that, nor the knowledge be loaded.
        if (!context.Query.Text.Contains(EventTable.ActionType, StringComparison.Ordinal))
            return;
        foreach (var comparison in context.Reads.Comparisons.Where(one => one is { ComparesWhole: true, Role: EventColumnRole.Event, Value: not "" }))
        {
            var providers = comparison.Tables.Select(table => context.Knowledge.Events.FindProvider(EventProvider.NameOfTable(table.Name))).ToList();
            if (providers.TrueForAll(provider => provider is { IsComplete: true } && context.Knowledge.Events.FindEvent(provider.Name, comparison.Value) is null))
                context.Report(Rule, comparison.Span, QuotedNames.Any(comparison.Tables.Select(table => table.Name)), comparison.Value, Hint(comparison.Value, providers!));
        }
    }

    private static string Hint(string value, IEnumerable<EventProvider> providers) =>
        NearestName.Hint(value, providers.SelectMany(provider => provider.Events).Select(known => known.Key.Id).Where(id => id != EventKey.Any).Distinct(StringComparer.Ordinal));
}
