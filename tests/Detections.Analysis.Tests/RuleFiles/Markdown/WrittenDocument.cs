using System.Text;
using Detections.Kusto;

namespace Detections.Analysis.Tests.RuleFiles.Markdown;

/// <summary>A document with one query, written in a chosen form, that remembers where it put every unit of the query.</summary>
internal sealed class WrittenDocument
{
    private readonly StringBuilder _content = new();
    private readonly StringBuilder _query = new();
    private readonly List<TextSpan> _places = [];

    public WrittenDocument(DocumentForm form, string[] lines)
    {
        var fence = new string(form.FenceUnit, Math.Max(form.FenceLength, LongestRun(lines, form.FenceUnit) + 1));
        var indent = new string(' ', form.Container.Rest.Contains('\t') ? 0 : form.Indent);

        _content.Append(form.Before.ReplaceLineEndings(form.LineEnd));
        _content.Append(form.Container.First).Append(indent).Append(fence).Append("kql").Append(form.LineEnd);
        for (var i = 0; i < lines.Length; i++)
        {
            WriteIndentation(form.Container, indent);
            Write(lines[i]);
            if (i + 1 < lines.Length)
                Write('\n', form.LineEnd);
        }
        End = _content.Length;
        _content.Append(form.LineEnd);
        _content.Append(form.Container.Rest).Append(indent).Append(fence).Append(form.LineEnd);
        _content.Append(form.After.ReplaceLineEndings(form.LineEnd));
    }

    public string Content => _content.ToString();

    public string Query => _query.ToString();

    /// <summary>Behind the last line of the query.</summary>
    public int End { get; }

    /// <summary>For every unit of the query what it was written to.</summary>
    public IReadOnlyList<TextSpan> Places => _places;

    private void WriteIndentation(DocumentContainer container, string indent)
    {
        _content.Append(container.Rest).Append(indent);
        foreach (var blank in container.Decoded)
        {
            _query.Append(blank);
            _places.Add(new TextSpan(_content.Length - 1, 1));
        }
    }

    private void Write(string line)
    {
        foreach (var unit in line)
            Write(unit, unit.ToString());
    }

    private void Write(char unit, string written)
    {
        _query.Append(unit);
        _places.Add(new TextSpan(_content.Length, written.Length));
        _content.Append(written);
    }

    private static int LongestRun(string[] lines, char unit)
    {
        int longest = 0, run = 0;
        foreach (var other in string.Join('\n', lines))
        {
            run = other == unit ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }
}

/// <summary>How a document with a query is written.</summary>
/// <remarks>Indentation behind a tab is left out: with the tab it can be wide enough for an indented code block.</remarks>
internal sealed record DocumentForm(
    char FenceUnit, int FenceLength, int Indent, DocumentContainer Container, string LineEnd, string Before, string After);

/// <summary>What stands in front of the lines of a fence.</summary>
/// <param name="First">Before the opening fence.</param>
/// <param name="Rest">Before every line below.</param>
/// <param name="Decoded">What is left of <paramref name="Rest"/>, for every line, because its last unit is a tab that reaches farther.</param>
internal sealed record DocumentContainer(string First, string Rest, string Decoded = "");
