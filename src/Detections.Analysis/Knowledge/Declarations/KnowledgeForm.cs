using System.Collections.Immutable;

namespace Detections.Analysis.Knowledge.Declarations;

/// <summary>A form of knowledge file: the columns its header names, in any order.</summary>
internal sealed record KnowledgeForm(ImmutableArray<string> Required, ImmutableArray<string> Optional)
{
    public static readonly KnowledgeForm Events = new(["provider", "event", "title"], ["other_titles", "channels", "confirmed", "source"]);

    public static readonly KnowledgeForm ActionTypes = new(["table", "ActionType", "title"], ["confirmed", "source"]);

    public static readonly KnowledgeForm Equivalents = new(["table", "ActionType", "provider", "event"], ["strength", "confirmed", "source"]);

    /// <summary>The form that has all its required columns in a header, or null.</summary>
    public static KnowledgeForm? Of(IReadOnlyCollection<string> header) =>
        Array.Find([Equivalents, Events, ActionTypes], form => form.Required.All(header.Contains));

    public IEnumerable<string> Columns => Required.Concat(Optional);
}
