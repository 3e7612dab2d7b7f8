using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Semantics.Events;

namespace Detections.Analysis.Catalog.Reading;

/// <summary>Finds the events that ATT&amp;CK's analytics for the techniques of a rule look at and that the rule is sure to read in no log.</summary>
internal static class AnalyticEventReader
{
    /// <param name="rule">The rule.</param>
    /// <param name="techniques">What it declares.</param>
    public static ImmutableArray<CatalogAnalyticEvent> Read(RuleContext rule, ImmutableArray<CatalogTechnique> techniques)
    {
        var (attack, events) = (rule.Knowledge.Attack, rule.Knowledge.Events);
        // Who looks into the logs of a cloud or into mail is not helped with those of Windows.
        if (rule.Reads is not { } reads || !reads.Rows.Any(row => row.Need == RowNeed.Required && IsOfWindows(row.Key.Provider, events)))
            return [];
        var techniquesOf = techniques.Select(technique => technique.Current).Distinct(StringComparer.Ordinal)
            .SelectMany(id => attack.FindTechnique(id) is { } known ? AnalyticEvents.Of(known, events) : [], (id, known) => (id, known))
            .ToLookup(one => one.known, one => one.id);
        return
        [
            .. from looked in techniquesOf.OrderBy(one => one.Key.Key, events.RowOrder)
               let known = looked.Key
               where reads.CanRead(known.Key) == ReadAnswer.No && !AnalyticEvents.TwinsOf(known, events).Any(twin => reads.CanRead(twin) == ReadAnswer.Yes)
               select new CatalogAnalyticEvent(known.Key.Provider, known.Key.Id, known.Title, [.. looked])
               {
                   ActionTypes = [.. AnalyticEvents.ActionTypesFor(known, events).Select(key => $"{EventProvider.TableOf(key.Provider)} {key.Id}")],
               },
        ];
    }

    private static bool IsOfWindows(string provider, EventKnowledge events) =>
        events.FindProvider(provider) is { Kind: EventProviderKind.Windows } || events.Equivalents.Any(one => one.Of.Provider == provider);
}
