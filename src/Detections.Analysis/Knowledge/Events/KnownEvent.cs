using System.Collections.Immutable;

namespace Detections.Analysis.Knowledge.Events;

public sealed record KnownEvent(EventKey Key)
{
    /// <summary>As pages write it; null where nobody gave one, as for cloud operations.</summary>
    public string? Title { get; init; }

    /// <summary>Other titles that are right as well.</summary>
    public ImmutableArray<string> OtherTitles { get; init; } = [];

    /// <summary>The Windows channels it is written to (<c>Security</c>, <c>Microsoft-Windows-Sysmon/Operational</c>); none for others, or where nobody said.</summary>
    public ImmutableArray<string> Channels { get; init; } = [];

    /// <summary>Whether a source was seen that has this event. What is not confirmed may silence a finding and never be the reason of one.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Whether the title was read in a source; otherwise it was written from memory or made from the name.</summary>
    public bool IsTitleConfirmed { get; init; }

    /// <summary>Whether <paramref name="title"/> is one of its titles. Letter case, surrounding blanks and a final full stop do not matter.</summary>
    public bool HasTitle(string title)
    {
        var given = Plain(title);
        return (Title is not null && IsSame(Title)) || OtherTitles.Any(IsSame);

        bool IsSame(string known) => string.Equals(Plain(known), given, StringComparison.OrdinalIgnoreCase);
    }

    private static string Plain(string title) => title.Trim() is [.. var start, '.'] ? start.TrimEnd() : title.Trim();
}
