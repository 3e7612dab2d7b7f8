using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Semantics.Events;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Events;

/// <summary>
/// Finds <c>any</c> of a Defender table beside ActionTypes of it by name. Which of them is right only the query tells, so there is no fix.
/// </summary>
internal sealed class AnyIsBesideNamedEventsAnalyzer : EventAnalyzer
{
    /// <summary>How many ActionTypes the message names; the others are related places.</summary>
    private const int MostNames = 3;

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.AnyIsBesideNamedEvents,
        "Row 'any' stands beside named events",
        "The row 'any' of '{0}' stands for every ActionType, for {1} too; keep 'any' where the query names none, and the ActionTypes where it does.",
        DiagnosticCategory.Events,
        DiagnosticSeverity.Suggestion,
        "The row 'any' says that the rule reads every ActionType of a table. Rows that name some of them beside it say nothing new, and leave a reader to guess whether the query names them.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, EventDeclaration declaration)
    {
        var tables = declaration.Rows
            .Where(row => row.KnownProvider?.DefenderTable is not null)
            .SelectMany(row => row.Events, (row, listed) => (Row: row, Event: listed))
            .GroupBy(one => one.Row.KnownProvider!.Name, StringComparer.Ordinal);
        foreach (var table in tables)
        {
            var named = table.Where(one => one.Event.Value.Id != EventKey.Any).ToList();
            if (named.Count == 0 || table.FirstOrDefault(one => one.Event.Value.Id == EventKey.Any) is not { Row: not null } any)
                continue;
            context.Report(Rule.At(context.Locate(any.Event.Span), any.Row.Provider!.Value, QuotedNames.All([.. named.Select(one => one.Event.Value.Id)], MostNames)) with
            {
                Related = [.. named.Select(one => new RelatedLocation(context.Locate(one.Event.Span), "named here"))],
            });
        }
    }
}
