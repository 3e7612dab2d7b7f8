using Detections.Analysis.Knowledge;
using Detections.Analysis.Knowledge.Events;

namespace Detections.Analysis.Semantics.Events;

/// <summary>What the title beside an event says about it.</summary>
internal static class EventTitle
{
    /// <summary>Whether a title can be meant for the event: letter case and punctuation do not matter, and neither does a remark behind it.</summary>
    public static bool Fits(KnownEvent known, string title)
    {
        var given = LooseName.Of(title);
        return known.Title is not null && known.OtherTitles.Prepend(known.Title).Any(one => given.StartsWith(LooseName.Of(one), StringComparison.Ordinal));
    }

    /// <summary>The one event of the provider that has this title; null where none has it, or several.</summary>
    public static KnownEvent? FindOnly(EventProvider provider, string title) =>
        provider.Events.Where(known => known.IsTitleConfirmed && Is(known, title)).Take(2).ToArray() is [var only] ? only : null;

    /// <summary>Whether a title is one of the event's, but for letter case and punctuation.</summary>
    public static bool Is(KnownEvent known, string title) =>
        known.Title is not null && known.OtherTitles.Prepend(known.Title).Any(one => LooseName.Of(one) == LooseName.Of(title));
}
