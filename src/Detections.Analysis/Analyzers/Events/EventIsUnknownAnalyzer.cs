using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Semantics.Events;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Events;

/// <summary>Finds events that their provider does not have and no other provider is known to have.</summary>
internal sealed class EventIsUnknownAnalyzer : EventAnalyzer
{
    /// <summary>Shorter names of one slip can be two ActionTypes.</summary>
    private const int ShortestSlip = 12;

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.EventIsUnknown,
        "Event is unknown",
        "The provider '{0}' has no event '{1}'; write one that it has.{2}",
        DiagnosticCategory.Events,
        DiagnosticSeverity.Warning,
        "The event table lists an event id or ActionType that its provider does not have. Nobody can collect it, and what the rule needs instead is not said.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, EventDeclaration declaration)
    {
        var knowledge = context.Knowledge.Events;
        foreach (var row in declaration.Rows)
        {
            foreach (var listed in row.Events)
            {
                if (row.KnownProvider is { } provider && IsUnknown(knowledge, provider, listed.Value) && EventOwner.Find(knowledge, row, listed) is null)
                    Report(context, row, provider, listed);
            }
        }
    }

    private static bool IsUnknown(EventKnowledge knowledge, EventProvider provider, EventKey key) =>
        key.Id != EventKey.Any
        && knowledge.FindEvent(provider.Name, key.Id) is null
        && (provider.IsComplete || Slip(knowledge, provider, key.Id) is not null);

    private static void Report(RuleContext context, EventRow row, EventProvider provider, Located<EventKey> listed)
    {
        var id = listed.Value.Id;
        var titled = row.TitleOfEvent is { } title ? EventTitle.FindOnly(provider, title.Value) : null;
        var meant = titled?.Key.Id ?? (provider.DefenderTable is null ? null : NearestName.Of(id, ActionTypes(provider)));
        context.Report(Rule.At(context.Locate(listed.Span), row.Provider!.Value, id, HintFor(titled, meant)) with
        {
            Fix = meant is null ? null : Replace(context, listed.Span, id, meant, titled is null ? FixSafety.Unsafe : FixSafety.Safe),
        });
    }

    private static string HintFor(KnownEvent? titled, string? meant) => titled is not null
        ? $" Did you mean '{EventCell.Write(titled.Key)}' ({titled.Title})?"
        : meant is null ? "" : $" Did you mean '{meant}'?";

    // Of a list that is not whole, only what is surely no other ActionType: blanks inside, or one letter too much or too few.
    private static string? Slip(EventKnowledge knowledge, EventProvider provider, string id)
    {
        if (provider.DefenderTable is not { } table || knowledge.FindTable(table) is not { IsModelled: true, IsConfirmed: true })
            return null;
        return ActionTypes(provider).FirstOrDefault(known => LooseName.Of(known) == LooseName.Of(id))
            ?? (id.Length >= ShortestSlip && NearestName.Of(id, ActionTypes(provider), mostEdits: 1) is { } near && near.Length != id.Length ? near : null);
    }

    private static IEnumerable<string> ActionTypes(EventProvider provider) =>
        provider.Events.Where(known => known.IsConfirmed && known.Key.Id != EventKey.Any).Select(known => known.Key.Id);
}
