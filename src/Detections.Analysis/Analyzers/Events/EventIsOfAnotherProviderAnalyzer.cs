using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Semantics.Events;
using Detections.Analysis.Text;

namespace Detections.Analysis.Analyzers.Events;

/// <summary>Finds events that stand under a provider that does not have them, and names the one that has.</summary>
internal sealed class EventIsOfAnotherProviderAnalyzer : EventAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.EventIsOfAnotherProvider,
        "Event is of another provider",
        "The event {0} is not one of '{1}'; write '{2}' as its provider.",
        DiagnosticCategory.Events,
        DiagnosticSeverity.Warning,
        "The event table lists an event under a provider that does not write it. Whoever follows the table collects the wrong log.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, EventDeclaration declaration)
    {
        foreach (var row in declaration.Rows)
        {
            foreach (var listed in row.Events)
            {
                if (EventOwner.Find(context.Knowledge.Events, row, listed) is { } meant)
                    Report(context, row, listed, meant);
            }
        }
    }

    private static void Report(RuleContext context, EventRow row, Located<EventKey> listed, KnownEvent meant)
    {
        var written = row.Provider!;
        var right = ProviderNames.NameLike(written.Value, context.Knowledge.Events.FindProvider(meant.Key.Provider)!);
        // Without a title to confirm it, a slip in the id is as likely.
        var safety = row.TitleOfEvent is null ? FixSafety.Unsafe : FixSafety.Safe;
        var title = meant.Title is null ? "" : $" ({meant.Title.TrimEnd('.')})";
        context.Report(Rule.At(context.Locate(listed.Span), $"'{EventCell.Write(meant.Key)}'{title}", written.Value, right) with
        {
            Related = [new RelatedLocation(context.Locate(written.Span), "the provider")],
            Fix = row.Events.Length == 1 ? Replace(context, written.Span, written.Value, right, safety) : null,
        });
    }
}
