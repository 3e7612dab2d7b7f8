using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Semantics.Events;
using Detections.Analysis.Text;

namespace Detections.Analysis.Analyzers.Events;

/// <summary>Finds cells that are meant to name an event and do not do so in the way of their provider. Remarks are left alone.</summary>
internal sealed class EventCannotBeReadAnalyzer : EventAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.EventCannotBeRead,
        "Event cannot be read",
        "The cell '{0}' names no event of '{1}'; write {2}.",
        DiagnosticCategory.Events,
        DiagnosticSeverity.Warning,
        "Events of Windows are named by their id and those of Defender tables by their ActionType. A table that names them otherwise cannot be compared with the query.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, EventDeclaration declaration)
    {
        foreach (var row in declaration.Rows)
        {
            if (row is not { KnownProvider: { } provider, Event: { } cell, Events.IsEmpty: true })
                continue;
            if (provider.Kind == EventProviderKind.Windows && EventTitle.FindOnly(provider, cell.Value) is { } titled)
                ReportTitle(context, row, cell, EventCell.Write(titled.Key));
            else if (Expected(context.Knowledge.Events, provider, cell.Value) is { } expected)
                context.Report(Rule, cell.Span, cell.Value, row.Provider!.Value, expected);
        }
    }

    private static void ReportTitle(RuleContext context, EventRow row, Located<string> cell, string right) =>
        context.Report(Rule.At(context.Locate(cell.Span), cell.Value, row.Provider!.Value, $"'{right}'") with
        {
            Fix = Replace(context, cell.Span, cell.Value, right, FixSafety.Safe),
        });

    /// <returns>What to write instead, or null where the cell may say something else.</returns>
    private static string? Expected(EventKnowledge knowledge, EventProvider provider, string cell) => provider.Kind switch
    {
        EventProviderKind.Windows when EventCell.IsWindowsEvent(cell) || IsActionType(knowledge, cell) => "the id of the event, as in 'Event ID 4663'",
        EventProviderKind.Defender when EventCell.IsWindowsEvent(cell) => "one of its ActionTypes, or 'any'",
        _ => null,
    };

    private static bool IsActionType(EventKnowledge knowledge, string cell) =>
        knowledge.FindEvents(cell).Any(known => known.IsConfirmed && EventProvider.IsNameOfTable(known.Key.Provider));
}
