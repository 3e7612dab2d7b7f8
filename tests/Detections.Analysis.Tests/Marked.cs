using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Tests;

/// <summary>A text in which <c>[|...|]</c> marks one range; the marks are taken out.</summary>
internal sealed record Marked(SourceText Text, TextSpan Span)
{
    public static Marked Parse(string path, string marked)
    {
        var parsed = MarkedText.Parse(marked);
        return new Marked(new SourceText(path, parsed.Text), parsed.Span);
    }
}
