using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Tests;

/// <summary>A text in which <c>[|...|]</c> marks a range; the marks are taken out.</summary>
internal sealed record Marked(SourceText Text, TextSpan Span)
{
    public static Marked Parse(string path, string marked)
    {
        var start = marked.IndexOf("[|", StringComparison.Ordinal);
        var end = marked.IndexOf("|]", StringComparison.Ordinal);
        var content = marked[..start] + marked[(start + 2)..end] + marked[(end + 2)..];
        return new Marked(new SourceText(path, content), TextSpan.FromBounds(start, end - 2));
    }
}
