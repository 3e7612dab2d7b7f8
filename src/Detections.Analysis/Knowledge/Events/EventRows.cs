namespace Detections.Analysis.Knowledge.Events;

/// <summary>How the cells of events and equivalents are written, in the built-in files and in those of a repository.</summary>
internal static class EventRows
{
    /// <summary>Yes: the event and its title. Id: the event alone. No: neither.</summary>
    public static readonly string[] Confirmations = ["yes", "id", "no"];

    public static readonly string[] Strengths = ["required", "acceptable"];

    public static KnownEvent Event(EventKey key, string title, string otherTitles, string channels, string confirmed) => new(key)
    {
        Title = KnowledgeData.Optional(title),
        OtherTitles = KnowledgeData.List(otherTitles, " | "),
        Channels = KnowledgeData.List(channels),
        IsConfirmed = confirmed != "no",
        IsTitleConfirmed = confirmed == "yes" && KnowledgeData.Optional(title) is not null,
    };

    public static EventEquivalent Equivalent(string table, string actionType, EventKey native, string strength, string confirmed) => new(
        new EventKey(EventProvider.NameOfTable(table), actionType),
        native,
        strength == "required" ? EquivalentStrength.Required : EquivalentStrength.Acceptable,
        confirmed != "no");
}
