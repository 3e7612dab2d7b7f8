using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Kusto;

namespace Detections.Analysis.Text;

/// <summary>Reads files as text: UTF-8, with or without a byte order mark, and nothing else.</summary>
public static class SourceTextReader
{
    // What fits into one string whatever it holds; a larger limit is lowered to it.
    private const long LargestSize = 512L * 1024 * 1024;

    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the file at <paramref name="path"/>. Never throws for what a file can hold or be.</summary>
    /// <param name="path">Full path of the file. A link is followed: <see cref="SourceTree"/> tells whether it may be.</param>
    /// <param name="maxBytes">The largest size that is read, in bytes.</param>
    /// <returns>The text, or null and a problem: DET1001 to DET1004.</returns>
    public static (SourceText? Text, Diagnostic? Problem) Read(string path, long maxBytes) => ReadBytes(path, maxBytes).Decode();

    /// <summary>The same before it is decoded: the problem can be DET1002 or DET1003.</summary>
    internal static RawFile ReadBytes(string path, long maxBytes)
    {
        var limit = Math.Min(maxBytes, LargestSize);
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            if (file.Length > limit)
                return new RawFile(path, null, RuleFileDescriptors.FileIsTooLarge.At(Location.OfFile(path), file.Length, limit));
            var bytes = new byte[file.Length];
            // A file that shrinks meanwhile ends where it ends now; what is added to it is not read.
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return new RawFile(path, length == bytes.Length ? bytes : bytes[..length], null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return new RawFile(path, null, RuleFileDescriptors.FileCannotBeRead.At(Location.OfFile(path), Reason(exception)));
        }
    }

    /// <summary>Decodes the content of a file.</summary>
    /// <returns>The text, or null and a problem: DET1001 or DET1004.</returns>
    internal static (SourceText? Text, Diagnostic? Problem) Decode(string path, ReadOnlySpan<byte> bytes)
    {
        if (Utf16Mark(bytes) is { } mark)
            return (null, RuleFileDescriptors.FileIsNotUtf8.At(Location.OfFile(path), $"its byte order mark {mark} says UTF-16"));

        var markLength = bytes.StartsWith(Utf8Mark) ? Utf8Mark.Length : 0;
        var body = bytes[markLength..];
        if (body.IndexOf((byte)0) is >= 0 and var nul)
            return (null, RuleFileDescriptors.FileIsBinary.At(PlaceBehind(path, body[..nul]), markLength + nul));

        var units = ArrayPool<char>.Shared.Rent(body.Length);
        try
        {
            var status = Utf8.ToUtf16(body, units, out var read, out var written, replaceInvalidSequences: false);
            if (status == OperationStatus.Done)
                return (new SourceText(path, new string(units, 0, written)) { HasByteOrderMark = markLength > 0 }, null);
            var problem = string.Create(CultureInfo.InvariantCulture, $"the byte 0x{body[read]:X2} at offset {markLength + read} is not valid");
            return (null, RuleFileDescriptors.FileIsNotUtf8.At(PlaceBehind(path, body[..read]), problem));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(units);
        }
    }

    private static string? Utf16Mark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => "0xFF 0xFE",
        [0xFE, 0xFF, ..] => "0xFE 0xFF",
        _ => null,
    };

    private static Location PlaceBehind(string path, ReadOnlySpan<byte> prefix)
    {
        var text = new SourceText(path, Encoding.UTF8.GetString(prefix));
        return Location.Of(text, new TextSpan(text.Length, 0));
    }

    // The messages of the system differ from one to the next, and repeat the path.
    private static string Reason(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "it does not exist (any more).",
        UnauthorizedAccessException => "access is denied.",
        _ => exception.Message,
    };
}
