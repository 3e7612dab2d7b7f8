using System.Text;
using Detections.Analysis.Text;

namespace Detections.Analysis.Fixing;

/// <summary>A changed text of a file, as the file would be read.</summary>
internal static class ChangedText
{
    /// <param name="before">The file as it is.</param>
    /// <param name="content">The text it would have.</param>
    /// <param name="maxBytes">Files with more bytes are not read.</param>
    /// <returns>The text, through bytes; or null and why the file could not be read, as the end of a sentence with its period.</returns>
    public static (SourceText? Text, string Problem) Read(SourceText before, string content, long maxBytes)
    {
        byte[] bytes;
        try
        {
            bytes = new SourceText(before.Path, content) { HasByteOrderMark = before.HasByteOrderMark }.ToBytes();
        }
        catch (EncoderFallbackException)
        {
            return (null, "the text would hold half of a character.");
        }
        if (bytes.Length > maxBytes)
            return (null, "the file would be too large.");
        var (text, problem) = SourceTextReader.Decode(before.Path, bytes);
        return (text, problem?.Message ?? "");
    }
}
