using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Text;

namespace Detections.Analysis.Semantics.Events;

/// <summary>Tells whose event it is that stands under a provider that does not have it.</summary>
internal static class EventOwner
{
    /// <summary>
    /// The event of another provider that must be meant, or null. There is one when the provider of the row has no such event, or has one
    /// with another title, and exactly one other provider has it: with the title of the row, where the row has one.
    /// </summary>
    public static KnownEvent? Find(EventKnowledge knowledge, EventRow row, Located<EventKey> listed)
    {
        if (row.KnownProvider is not { } provider || listed.Value.Id == EventKey.Any)
            return null;
        var known = knowledge.FindEvent(provider.Name, listed.Value.Id);
        var title = row.TitleOfEvent?.Value;
        // Numbers are shared by many providers: one that is there is only doubted when its title is another one's.
        if (known is null ? !provider.IsComplete : title is null || !known.IsTitleConfirmed || EventTitle.Fits(known, title))
            return null;
        var others = knowledge.FindEvents(listed.Value.Id)
            .Where(other => other.IsConfirmed && other.Key.Provider != provider.Name && knowledge.FindProvider(other.Key.Provider)!.Kind == provider.Kind)
            .Where(other => title is null || (EventTitle.Is(other, title) && (known is null || other.IsTitleConfirmed)));
        return others.Take(2).ToArray() is [var only] ? only : null;
    }
}
