using System.Globalization;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Diagnostics;

/// <summary>A place in a file. Lines and columns count from 0, columns in UTF-16 units; the end is exclusive.</summary>
/// <param name="Path">Full path of the file, or empty for a finding about the build as a whole.</param>
/// <param name="Start">First position.</param>
/// <param name="End">Position behind the last unit; equal to <paramref name="Start"/> for a place between two units.</param>
public sealed record Location(string Path, LinePosition Start, LinePosition End)
{
    /// <summary>The build as a whole, for findings that have no file.</summary>
    public static Location None { get; } = new("", default, default);

    public static Location Of(SourceText text, TextSpan span) =>
        new(text.Path, text.PositionAt(span.Start), text.PositionAt(span.End));

    /// <summary>The first line of a file whose text is not at hand.</summary>
    public static Location OfFile(string path) => new(path, default, default);

    /// <summary>The place in words for a message: without the folder, which is not the same on two machines.</summary>
    public string InWords => string.Create(CultureInfo.InvariantCulture, $"line {Start.Line + 1} of '{System.IO.Path.GetFileName(Path)}'");

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Path}({Start.Line + 1},{Start.Column + 1},{End.Line + 1},{End.Column + 1})");
}
