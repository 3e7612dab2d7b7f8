using System.Collections.Immutable;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Literals;

/// <summary>The entries of a list in a query.</summary>
internal static class ListEntries
{
    // Every entry of a long list may be asked for: its place is searched for, not counted.
    private static readonly Comparer<SyntaxElement?> ByStart = Comparer<SyntaxElement?>.Create((one, other) => Nullable.Compare(one?.Span.Start, other?.Span.Start));

    /// <summary>Whether a literal is read by one comparison alone: it stands in it, or in a <c>let</c> that is named once.</summary>
    public static bool IsReadOnlyBy(SyntaxNode comparison, SyntaxNode entry, LetBindings bindings, NameUses uses) =>
        comparison.Span.Contains(entry.Span) || bindings.Around(entry).Sum(binding => uses.Of(binding.Name.ReferencedSymbol!).Count()) == 1;

    /// <summary>What to take out for an entry to be gone; null where it is the only one, or a comment stands beside it.</summary>
    /// <param name="query">The text of the query.</param>
    /// <param name="entry">The whole entry.</param>
    public static TextSpan? Removal(string query, SyntaxNode entry)
    {
        if (entry.Parent is not { Kind: SyntaxKinds.SeparatedElement, Parent: { } list } element)
            return null;
        var index = ImmutableArray.BinarySearch(list.Children, element, ByStart);
        if (index < 0 || list.Children[index] != element || list.Children.Length < 2)
            return null;
        // The first goes with the comma behind it, any other with the one in front.
        var (before, after) = index == 0 ? (entry.Span, SpanAt(list, 1)) : (SpanAt(list, index - 1), entry.Span);
        if (after.Start <= before.End || query.AsSpan(before.End, after.Start - before.End).Trim() is not ",")
            return null;
        return index == 0 ? TextSpan.FromBounds(before.Start, after.Start) : TextSpan.FromBounds(before.End, after.End);
    }

    // Without the comma behind it; of an entry that is missing no place at all.
    private static TextSpan SpanAt(SyntaxNode list, int index) => (list.Children[index] as SyntaxNode)?.Children.OfType<SyntaxNode>().FirstOrDefault()?.Span ?? default;
}
