using System.Text;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Tests.Metadata;

/// <summary>
/// A file as it is being written, which notes for each unit of a value where it is put: what the reader must find
/// again, told without the reader.
/// </summary>
internal sealed class WrittenText(string newLine)
{
    private readonly StringBuilder _content = new();
    private int _line;
    private int _column;

    public string Content => _content.ToString();

    /// <summary>For each unit of the value, in order: the range in the file.</summary>
    public List<TextSpan> Places { get; } = [];

    /// <summary>For each unit of the value, in order: line and column of the start of its range.</summary>
    public List<LinePosition> Positions { get; } = [];

    /// <summary>What stands around the value. <c>\n</c> is written as this file's line end.</summary>
    public void Around(string text)
    {
        foreach (var unit in text)
            Append(unit == '\n' ? newLine : unit.ToString());
    }

    /// <summary>One or more units of the value, all from <paramref name="written"/>.</summary>
    public void Value(string written, int units = 1)
    {
        var place = new TextSpan(_content.Length, written.Length);
        var position = new LinePosition(_line, _column);
        Append(written);
        for (var unit = 0; unit < units; unit++)
        {
            Places.Add(place);
            Positions.Add(position);
        }
    }

    /// <summary>A line end that stands for a unit of the value.</summary>
    public void ValueLineEnd() => Value(newLine);

    private void Append(string text)
    {
        _content.Append(text);
        if (text == newLine)
        {
            _line++;
            _column = 0;
        }
        else
        {
            _column += text.Length;
        }
    }
}
