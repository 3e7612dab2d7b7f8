using System.Text;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Metadata.Yaml;

/// <summary>Takes the decoded text of a scalar from front to back, together with where each unit came from.</summary>
/// <param name="content">The whole file.</param>
/// <param name="start">Where the decoded text of an empty scalar stands.</param>
internal sealed class YamlScalarWriter(string content, int start)
{
    private readonly StringBuilder _value = new();
    private readonly SourceMap.Builder _map = new();

    /// <summary>Offset in the file just behind what was written last.</summary>
    public int FileEnd { get; private set; } = start;

    public void Copy(int from, int to)
    {
        _value.Append(content, from, to - from);
        _map.AddVerbatim(from, to - from);
        FileEnd = to;
    }

    public void Write(string decoded, TextSpan source)
    {
        _value.Append(decoded);
        _map.AddDecoded(source, decoded.Length);
        FileEnd = source.End;
    }

    public void Write(YamlLineEnd lineEnd)
    {
        // A line end of one unit that decodes to itself is verbatim: text of many lines stays few segments.
        if (lineEnd.Span.Length == 1 && content[lineEnd.Span.Start] == lineEnd.Decoded)
            Copy(lineEnd.Span.Start, lineEnd.Span.End);
        else
            Write(lineEnd.Decoded.ToString(), lineEnd.Span);
    }

    public bool Wrote(string value) => _value.Equals(value.AsSpan());

    public SourceMap ToMap(int fileEnd) => _map.ToMap(fileEnd);
}
