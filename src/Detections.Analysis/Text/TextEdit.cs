using Detections.Analysis.Diagnostics;
using Detections.Kusto;

namespace Detections.Analysis.Text;

/// <summary>Replaces a part of a file by other text.</summary>
/// <param name="Span">What is replaced, in units of the file's text; empty to insert there.</param>
/// <param name="NewText">What is written instead; empty to take the part out. Line ends are those of the file.</param>
/// <param name="Location">Where <paramref name="Span"/> stands.</param>
public sealed record TextEdit(TextSpan Span, string NewText, Location Location)
{
    public static TextEdit Of(SourceText file, TextSpan span, string newText) => new(span, newText, Location.Of(file, span));
}
