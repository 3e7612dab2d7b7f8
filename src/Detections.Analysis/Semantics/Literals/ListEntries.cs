using Detections.Analysis.Semantics.Query;
using Detections.Kusto;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Literals;

/// <summary>The entries of a list in a query.</summary>
internal static class ListEntries
{
    /// <summary>Whether the literal at <paramref name="entry"/> is read by one comparison alone: it stands in it, or in a <c>let</c> that is named once.</summary>
    public static bool IsReadOnlyBy(SyntaxNode comparison, TextSpan entry, LetBindings bindings, NameUses uses) =>
        comparison.Span.Contains(entry)
        || bindings.All.Where(binding => binding.Expression.Span.Contains(entry)).Sum(binding => uses.Of(binding.Name.ReferencedSymbol!).Count()) == 1;

    /// <summary>What to take out for the entry at <paramref name="entry"/> to be gone; null where it is the only one, or a comment stands beside it.</summary>
    /// <param name="query">The text of the query.</param>
    /// <param name="root">Its tree.</param>
    /// <param name="entry">The whole entry.</param>
    public static TextSpan? Removal(string query, SyntaxNode root, TextSpan entry)
    {
        var element = root.FindNode(entry);
        while (element is not null && element.Kind != SyntaxKinds.SeparatedElement && element.Parent is { } parent && parent.Span.Start == entry.Start)
            element = parent;
        if (element is not { Kind: SyntaxKinds.SeparatedElement, Parent: { } list } || element.Children.OfType<SyntaxNode>().FirstOrDefault()?.Span != entry)
            return null;
        var entries = list.Children.OfType<SyntaxNode>().Select(one => one.Children.OfType<SyntaxNode>().FirstOrDefault()?.Span ?? one.Span).ToList();
        var index = entries.IndexOf(entry);
        if (index < 0 || entries.Count < 2)
            return null;
        // The first goes with the comma behind it, any other with the one in front.
        var (before, after) = index == 0 ? (entry, entries[1]) : (entries[index - 1], entry);
        if (after.Start <= before.End || query.AsSpan(before.End, after.Start - before.End).Trim() is not ",")
            return null;
        return index == 0 ? TextSpan.FromBounds(before.Start, after.Start) : TextSpan.FromBounds(before.End, after.End);
    }
}
