using System.Text;
using Detections.Kusto;

namespace Detections.Analysis.Text;

/// <summary>
/// The decoded text of one file, without a byte order mark, and the arithmetic between offsets and lines.
/// Offsets and columns count UTF-16 units, as MSBuild, SARIF (<c>utf16CodeUnits</c>) and editors do.
/// </summary>
public sealed class SourceText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly int[] _lineStarts;

    /// <param name="path">Full path of the file, as it is shown to the user.</param>
    /// <param name="content">The whole text as it stands in the file: line ends are not changed.</param>
    public SourceText(string path, string content)
    {
        Path = path;
        Content = content;
        _lineStarts = FindLineStarts(content);
    }

    public string Path { get; }

    public string Content { get; }

    /// <summary>Whether the file begins with the byte order mark of UTF-8, which is no part of <see cref="Content"/>.</summary>
    public bool HasByteOrderMark { get; init; }

    public int Length => Content.Length;

    /// <summary>Number of lines, 1 or more: text that ends in a line end has an empty last line.</summary>
    public int LineCount => _lineStarts.Length;

    public string Substring(TextSpan span) => Content.Substring(span.Start, span.Length);

    /// <summary>The bytes of the file, mark included: those it was read from, byte for byte.</summary>
    /// <exception cref="EncoderFallbackException">The content holds half of a surrogate pair; what is read from a file never does.</exception>
    public byte[] ToBytes() => [.. HasByteOrderMark ? Encoding.UTF8.Preamble : [], .. Utf8.GetBytes(Content)];

    /// <summary>Offset of the first unit of a line; <paramref name="line"/> counts from 0.</summary>
    public int LineStart(int line) => _lineStarts[line];

    /// <summary>The line without its line end; <paramref name="line"/> counts from 0.</summary>
    public TextSpan LineSpan(int line)
    {
        var start = _lineStarts[line];
        var end = line + 1 < _lineStarts.Length ? _lineStarts[line + 1] : Content.Length;
        if (end > start && Content[end - 1] == '\n')
            end--;
        if (end > start && Content[end - 1] == '\r')
            end--;
        return TextSpan.FromBounds(start, end);
    }

    /// <summary>Line and column of an offset from 0 to <see cref="Length"/>; an offset inside a line end belongs to the line it ends.</summary>
    public LinePosition PositionAt(int offset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Content.Length);
        var found = Array.BinarySearch(_lineStarts, offset);
        var line = found >= 0 ? found : ~found - 1;
        return new LinePosition(line, offset - _lineStarts[line]);
    }

    // The line ends MSBuild, SARIF viewers and editors agree on: \n, \r\n and a lone \r.
    private static int[] FindLineStarts(string content)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] == '\n' || (content[i] == '\r' && (i + 1 == content.Length || content[i + 1] != '\n')))
                starts.Add(i + 1);
        }
        return [.. starts];
    }
}
