using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Semantics.Events;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Events;

/// <summary>Finds Windows event ids in a query that their provider does not have. Only providers whose events are all known can tell.</summary>
internal sealed class EventIdIsUnknownAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.EventIdIsUnknown,
        "Event id is unknown to its provider",
        "The provider {0} has no event '{1}', so the condition never holds; write the id of an event that it has.",
        DiagnosticCategory.Events,
        DiagnosticSeverity.Warning,
        "The query asks for an event that its provider never writes. Nothing is refused: the rule simply never finds what it was written for.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        // Most queries do not name the column: what they read need not be followed for that, nor the knowledge be loaded.
        if (!context.Query.Text.Contains(EventTable.WindowsEventId, StringComparison.Ordinal))
            return;
        var knowledge = context.Knowledge.Events;
        var seen = new HashSet<TextSpan>();
        foreach (var read in context.Reads.Sources.Where(read => read.Source.EventTable is { ChannelColumn: not null }))
        {
            foreach (var (providers, events) in read.Events.Region.Rectangles.Where(one => !one.Events.IsAllBut))
            {
                var writers = Writers(knowledge, read.Source.EventTable!, providers);
                foreach (var (id, place) in events.Names.OrderBy(name => name.Value?.Start))
                {
                    if (place is { } span && !writers.IsEmpty && writers.All(writer => !Has(knowledge, writer, id)) && seen.Add(span))
                        context.Report(Rule, span, QuotedNames.Any(writers.Select(writer => writer.Name)), id);
                }
            }
        }
    }

    // What is asked for by number alone can be of any provider that writes to the table, whether or not it is known to.
    private static ImmutableArray<EventProvider> Writers(EventKnowledge knowledge, EventTable table, NameSet providers)
    {
        if (providers.IsAllBut)
            return [];
        var known = providers.Names.Keys.Select(knowledge.FindProvider).ToList();
        return known.TrueForAll(provider => provider is { IsComplete: true, Kind: EventProviderKind.Windows })
            ? [.. known.OfType<EventProvider>().OrderBy(provider => provider.Name, StringComparer.Ordinal)]
            : [];
    }

    private static bool Has(EventKnowledge knowledge, EventProvider provider, string id) => knowledge.FindEvent(provider.Name, id) is not null;
}
