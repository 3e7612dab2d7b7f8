using Detections.Analysis.Text;
using Detections.Kusto.Schema;

namespace Detections.Analysis.RuleFiles.Markdown;

/// <summary>The headings a place in a document stands under: the nearest one and those of the sections around it.</summary>
internal sealed class HeadingOutline
{
    private readonly Stack<(int Level, Located<string>? Text)> _headings = new();

    /// <summary>The nearest heading above, or null before the first and under one without text.</summary>
    public Located<string>? Nearest => _headings.TryPeek(out var heading) ? heading.Text : null;

    /// <summary>
    /// The environment of the nearest heading that names one; null where none does, and where a heading between speaks
    /// of another product: "New tables of Defender For Endpoint" in a section "Sentinel" leaves it open.
    /// </summary>
    public KustoEnvironment? Environment
    {
        get
        {
            KustoEnvironment? mentioned = null;
            foreach (var (_, text) in _headings)
            {
                if (text is null)
                    continue;
                if (HeadingEnvironment.NamedBy(text.Value) is { } named)
                    return mentioned is null || mentioned == named ? named : null;
                mentioned ??= HeadingEnvironment.MentionedIn(text.Value);
            }
            return null;
        }
    }

    /// <summary>Goes on to the section under a heading.</summary>
    /// <param name="level">1 for the highest.</param>
    /// <param name="text">Its text, or null for an empty heading.</param>
    public void Enter(int level, Located<string>? text)
    {
        while (_headings.TryPeek(out var heading) && heading.Level >= level)
            _headings.Pop();
        _headings.Push((level, text));
    }
}
