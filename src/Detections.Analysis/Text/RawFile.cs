using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Text;

/// <summary>A file as it was read, once: what is hashed is what is analyzed.</summary>
/// <param name="Path">Full path of the file.</param>
/// <param name="Bytes">Its content; null where it could not be read.</param>
/// <param name="Problem">Why it could not be read; otherwise null.</param>
internal sealed record RawFile(string Path, byte[]? Bytes, Diagnostic? Problem)
{
    /// <summary>The text, or null and the problem of the file or of its content.</summary>
    public (SourceText? Text, Diagnostic? Problem) Decode() => Bytes is null ? (null, Problem) : SourceTextReader.Decode(Path, Bytes);
}
