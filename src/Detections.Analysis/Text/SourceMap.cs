using System.Collections.Immutable;
using Detections.Kusto;

namespace Detections.Analysis.Text;

/// <summary>
/// Where each unit of a decoded text (a query, a YAML scalar) stands in its file. The one way from a place in a
/// query to a place in a file, however the query is written.
/// </summary>
/// <remarks>
/// Segments cover the decoded text without gap or overlap. In a verbatim segment decoded and file text are the same
/// units; otherwise the whole segment was decoded from the whole of the file range (an escape, a folded line end),
/// and each of its units stands for that range.
/// </remarks>
public sealed class SourceMap
{
    private readonly ImmutableArray<Segment> _segments;
    private readonly int _fileEnd;

    private SourceMap(ImmutableArray<Segment> segments, int length, int fileEnd)
    {
        _segments = segments;
        Length = length;
        _fileEnd = fileEnd;
    }

    /// <summary>Length of the decoded text.</summary>
    public int Length { get; }

    /// <summary>Whether every unit maps to the whole, because it is not known where each of them stands.</summary>
    public bool IsCoarse { get; private init; }

    /// <summary>A map of text that stands in the file as it is, at <paramref name="file"/>.</summary>
    public static SourceMap Verbatim(TextSpan file)
    {
        var builder = new Builder();
        builder.AddVerbatim(file.Start, file.Length);
        return builder.ToMap(file.End);
    }

    /// <summary>A map of text of which only is known that it came from somewhere in <paramref name="file"/>.</summary>
    /// <param name="file">The file range the text came from.</param>
    /// <param name="length">Length of the decoded text.</param>
    public static SourceMap Coarse(TextSpan file, int length)
    {
        var segment = new Segment(0, file, IsVerbatim: false);
        return new SourceMap([segment], length, file.End) { IsCoarse = true };
    }

    /// <summary>The file range that <paramref name="decoded"/> came from. An empty span maps to an empty range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span does not lie within the decoded text.</exception>
    public TextSpan ToFile(TextSpan decoded)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decoded.Start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decoded.End, Length);
        if (decoded.Length == 0)
            return new TextSpan(decoded.Start < Length ? UnitAt(decoded.Start).Start : _fileEnd, 0);
        return TextSpan.FromBounds(UnitAt(decoded.Start).Start, UnitAt(decoded.End - 1).End);
    }

    /// <summary>The map of the text without its first <paramref name="length"/> units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The text has fewer units.</exception>
    public SourceMap Skip(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length);
        if (IsCoarse)
            return Coarse(_segments[0].File, Length - length);
        var rest = new Builder();
        for (var i = 0; i < _segments.Length; i++)
        {
            var segment = _segments[i];
            var end = i + 1 < _segments.Length ? _segments[i + 1].DecodedStart : Length;
            var skipped = Math.Max(length - segment.DecodedStart, 0);
            var left = Math.Max(end - segment.DecodedStart - skipped, 0);
            if (segment.IsVerbatim)
                rest.AddVerbatim(segment.File.Start + skipped, left);
            else
                rest.AddDecoded(segment.File, left);
        }
        return rest.ToMap(_fileEnd);
    }

    private TextSpan UnitAt(int position)
    {
        int low = 0, high = _segments.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_segments[middle].DecodedStart <= position)
                low = middle;
            else
                high = middle - 1;
        }
        var segment = _segments[low];
        return segment.IsVerbatim
            ? new TextSpan(segment.File.Start + position - segment.DecodedStart, 1)
            : segment.File;
    }

    private readonly record struct Segment(int DecodedStart, TextSpan File, bool IsVerbatim);

    /// <summary>Builds a map from the front of the decoded text to its end.</summary>
    public sealed class Builder
    {
        private readonly ImmutableArray<Segment>.Builder _segments = ImmutableArray.CreateBuilder<Segment>();
        private int _length;

        /// <summary>The next <paramref name="length"/> decoded units are the file's units from <paramref name="fileStart"/> on.</summary>
        public void AddVerbatim(int fileStart, int length)
        {
            if (length == 0)
                return;
            if (_segments.Count == 0 || !Continues(_segments[^1], fileStart))
                _segments.Add(new Segment(_length, new TextSpan(fileStart, length), IsVerbatim: true));
            else
                _segments[^1] = _segments[^1] with { File = TextSpan.FromBounds(_segments[^1].File.Start, fileStart + length) };
            _length += length;
        }

        /// <summary>The next <paramref name="length"/> decoded units came, as one, from <paramref name="file"/>.</summary>
        public void AddDecoded(TextSpan file, int length)
        {
            if (length == 0)
                return;
            _segments.Add(new Segment(_length, file, IsVerbatim: false));
            _length += length;
        }

        /// <param name="fileEnd">Where the end of the decoded text stands in the file.</param>
        public SourceMap ToMap(int fileEnd) => new(_segments.ToImmutable(), _length, fileEnd);

        private static bool Continues(Segment last, int fileStart) =>
            last.IsVerbatim && last.File.End == fileStart;
    }
}
