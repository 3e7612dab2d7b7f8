using Detections.Analysis.Text;
using Detections.Kusto.Schema;

namespace Detections.Analysis.RuleFiles.Markdown;

/// <summary>The headings a place in a document stands under: the nearest one and those of the sections around it.</summary>
internal sealed class HeadingOutline
{
    private readonly Stack<(int Level, Located<string>? Text)> _headings = new();

    /// <summary>The nearest heading above, or null before the first and under one without text.</summary>
    public Located<string>? Nearest => _headings.TryPeek(out var heading) ? heading.Text : null;

    /// <summary>What the nearest heading says that says any, from the inside out; null where none does.</summary>
    public KustoEnvironment? Environment =>
        _headings.Select(heading => HeadingEnvironment.Of(heading.Text?.Value ?? "")).FirstOrDefault(environment => environment is not null);

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
