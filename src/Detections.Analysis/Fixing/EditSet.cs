using System.Collections.Immutable;
using System.Text;
using Detections.Analysis.Text;

namespace Detections.Analysis.Fixing;

/// <summary>Edits of one text that do not get in each other's way, in file order.</summary>
internal sealed class EditSet
{
    private readonly List<TextEdit> _edits = [];

    /// <summary>
    /// Adds edits that belong together, all or none. One that is there already is shared; one that overlaps another, or
    /// inserts at the end of another so that their order would matter, keeps all of them out.
    /// </summary>
    /// <param name="edits">Edits that are <see cref="AreInOrder">in order</see>.</param>
    public bool TryAdd(ImmutableArray<TextEdit> edits)
    {
        var added = edits.RemoveAll(Contains);
        if (added.Any(Collides))
            return false;
        foreach (var edit in added)
            _edits.Insert(PlaceBehind(edit.Span.Start, edit.Span.End), edit);
        return true;
    }

    /// <summary>The text with all edits applied.</summary>
    public string ApplyTo(string text)
    {
        var result = new StringBuilder(text.Length);
        var end = 0;
        foreach (var edit in _edits)
        {
            result.Append(text, end, edit.Span.Start - end).Append(edit.NewText);
            end = edit.Span.End;
        }
        return result.Append(text, end, text.Length - end).ToString();
    }

    /// <summary>Whether the edits lie within a text of this length, in file order and without overlap.</summary>
    public static bool AreInOrder(ImmutableArray<TextEdit> edits, int textLength)
    {
        var end = 0;
        foreach (var edit in edits)
        {
            if (edit.Span.Start < end || edit.Span.Length < 0)
                return false;
            end = edit.Span.End;
        }
        return end <= textLength;
    }

    private bool Contains(TextEdit edit)
    {
        for (var i = PlaceBehind(edit.Span.Start, edit.Span.End) - 1; i >= 0 && _edits[i].Span == edit.Span; i--)
        {
            if (_edits[i].NewText == edit.NewText)
                return true;
        }
        return false;
    }

    // What is here is sorted and disjoint: only the neighbours can be in the way.
    private bool Collides(TextEdit edit)
    {
        var next = PlaceBehind(edit.Span.Start, edit.Span.End);
        return (next > 0 && Collide(_edits[next - 1], edit)) || (next < _edits.Count && Collide(edit, _edits[next]));
    }

    private static bool Collide(TextEdit first, TextEdit second) =>
        first.Span.Length == 0 || second.Span.Length == 0
            ? first.Span.Start <= second.Span.End && second.Span.Start <= first.Span.End
            : first.Span.Start < second.Span.End && second.Span.Start < first.Span.End;

    private int PlaceBehind(int start, int end)
    {
        int low = 0, high = _edits.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            var span = _edits[middle].Span;
            if (span.Start < start || (span.Start == start && span.End <= end))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
