using System.Collections.Immutable;
using System.Text;
using Detections.Kusto;

namespace Detections.Tests.Shared;

/// <summary>
/// A text in which <c>[|...|]</c> and <c>{|ID:...|}</c> mark ranges, one inside of another too; the marks are taken out.
/// </summary>
/// <param name="Text">The text without marks.</param>
/// <param name="Marks">The ranges, in the order of their ends.</param>
internal sealed record MarkedText(string Text, ImmutableArray<Mark> Marks)
{
    /// <summary>The only range.</summary>
    public TextSpan Span => Marks.Single().Span;

    public static MarkedText Parse(string marked)
    {
        var text = new StringBuilder();
        var marks = ImmutableArray.CreateBuilder<Mark>();
        var open = new Stack<(string? Id, int Start)>();
        for (var i = 0; i < marked.Length; i++)
        {
            var next = marked.AsSpan(i);
            if (next.StartsWith("[|"))
            {
                open.Push((null, text.Length));
                i++;
            }
            else if (next.StartsWith("{|"))
            {
                var colon = marked.IndexOf(':', i);
                open.Push((marked[(i + 2)..colon], text.Length));
                i = colon;
            }
            else if (open.TryPeek(out var last) && next.StartsWith(last.Id is null ? "|]" : "|}"))
            {
                open.Pop();
                marks.Add(new Mark(last.Id, TextSpan.FromBounds(last.Start, text.Length)));
                i++;
            }
            else
            {
                text.Append(marked[i]);
            }
        }
        return open.Count == 0
            ? new MarkedText(text.ToString(), marks.ToImmutable())
            : throw new ArgumentException("A mark is not closed.", nameof(marked));
    }
}

/// <summary>A marked range.</summary>
/// <param name="Id">What the mark names, or null for <c>[|...|]</c>.</param>
/// <param name="Span">The range in the text without marks.</param>
internal sealed record Mark(string? Id, TextSpan Span);
