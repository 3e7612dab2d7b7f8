namespace Detections.Catalog.Kql;

/// <summary>A piece of a query as a reader sees it.</summary>
/// <param name="Kind">What it is shown as.</param>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">Its length, 1 or more.</param>
internal readonly record struct KqlToken(KqlTokenKind Kind, int Start, int Length);

internal enum KqlTokenKind
{
    /// <summary>Blanks, punctuation, names: nothing that is set off.</summary>
    Plain,

    Comment,

    /// <summary>A string of any form, its quotes and prefix included.</summary>
    String,

    /// <summary>A number or a duration.</summary>
    Number,

    /// <summary>A word of the language.</summary>
    Keyword,

    /// <summary>A name with an opening parenthesis behind it.</summary>
    Function,

    /// <summary>The pipe between two operators.</summary>
    Pipe,
}
