using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Semantics.Events;
using Detections.Analysis.Text;

namespace Detections.Analysis.Analyzers.Events;

/// <summary>Finds a title beside an event that is not that of the event. Other columns than one of titles can say what they like.</summary>
internal sealed class EventHasAnotherTitleAnalyzer : EventAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.EventHasAnotherTitle,
        "Event has another title",
        "The title '{0}' is {1}; write '{2}'{3}.",
        DiagnosticCategory.Events,
        DiagnosticSeverity.Suggestion,
        "The event and the title beside it do not say the same. Either the title is made up, or one of the two is that of another event. Letter case, punctuation and remarks behind a title are fine.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, EventDeclaration declaration)
    {
        var knowledge = context.Knowledge.Events;
        foreach (var row in declaration.Rows.Where(_ => declaration.Form == EventTableForm.Providers))
        {
            if (row is { KnownProvider: { } provider, TitleOfEvent: { } title, Events: [var listed] }
                && knowledge.FindEvent(provider.Name, listed.Value.Id) is { IsTitleConfirmed: true } known
                && !EventTitle.Fits(known, title.Value)
                && EventOwner.Find(knowledge, row, listed) is null)
                Report(context, title, provider, known);
        }
    }

    // Where the title is that of another event, nobody knows which of the two is the slip.
    private static void Report(RuleContext context, Located<string> title, EventProvider provider, KnownEvent known)
    {
        var (what, otherwise, fix) = EventTitle.FindOnly(provider, title.Value) is { } other
            ? ($"that of '{EventCell.Write(other.Key)}'", $", or correct '{EventCell.Write(known.Key)}'", null)
            : ($"not that of '{EventCell.Write(known.Key)}'", "", Replace(context, title.Span, title.Value, known.Title!, FixSafety.Safe));
        context.Report(Rule.At(context.Locate(title.Span), title.Value, what, known.Title!, otherwise) with { Fix = fix });
    }
}
