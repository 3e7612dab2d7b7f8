using System.Text.RegularExpressions;

namespace Detections.Analysis.Catalog.Comparing;

/// <summary>What the names in the texts of a query stand for: two texts mean the same only if their names do.</summary>
internal sealed partial class NameMeanings(CatalogQuery query)
{
    private readonly Dictionary<string, CatalogBinding> _bindings = query.Parameters.Concat(query.Bindings).DistinctBy(binding => binding.Name, StringComparer.Ordinal).ToDictionary(binding => binding.Name, StringComparer.Ordinal);
    private readonly HashSet<string> _pipelines = query.Pipelines.Select(pipeline => pipeline.Name).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether no text so far names a pipeline of the query, whose rows differ with its conditions.</summary>
    public bool AreKnown { get; private set; } = true;

    /// <summary>A text on one line, followed by what its names stand for.</summary>
    public string Explain(string text)
    {
        var whole = OnOneLine(text);
        // Few texts have a name in them, and to look for words takes longer.
        if (!_bindings.Keys.Concat(_pipelines).Any(name => text.Contains(name, StringComparison.Ordinal)))
            return whole;
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var pending = new Stack<string>(Words().Matches(text).Select(word => word.Value));
        while (pending.TryPop(out var name))
        {
            AreKnown &= !_pipelines.Contains(name);
            if (!_bindings.TryGetValue(name, out var binding) || !names.Add(name))
                continue;
            foreach (var other in binding.DerivedFrom)
                pending.Push(other);
        }
        return names.Aggregate(whole, (explained, name) => $"{explained} <{OnOneLine(_bindings[name].Text)}>");
    }

    /// <summary>The condition with such texts.</summary>
    public CatalogPredicate Explain(CatalogPredicate predicate) =>
        predicate with { Text = Explain(predicate.Text), Parts = [.. predicate.Parts.Select(Explain)] };

    private static string OnOneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"[A-Za-z_]\w*", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
