using System.Collections.Immutable;
using Detections.Analysis.Catalog;
using Detections.Catalog.Pages;

namespace Detections.Catalog.Markdown;

/// <summary>The parts of a rule's page that can be kept in its document. What other rules do is none of them: with each of those the document would change.</summary>
public sealed class MarkdownSections : IRuleSections
{
    private static readonly ImmutableArray<(string Name, Func<CatalogQuery, int, IEnumerable<PageBlock>> Write)> All =
    [
        ("parameters", QueryContent.Parameters),
        ("stages", QueryContent.Stages),
        ("exclusions", QueryContent.Exclusions),
        ("indicators", (query, level) => QueryContent.Indicators(query, level)),
        ("thresholds", QueryContent.Thresholds),
        ("output", OutputContent.Of),
    ];

    public ImmutableArray<string> Names => [.. All.Select(section => section.Name)];

    public string Write(CatalogRule rule, string name)
    {
        var write = All.First(section => section.Name == name).Write;
        var parts = rule.Queries.Where(query => query.IsAnalyzed).SelectMany((query, index) => rule.Queries.Length > 1 ? UnderHeading(query, index + 1, write(query, 3)) : write(query, 2));
        return new MarkdownBlocks(piece => throw new InvalidOperationException($"No section links to {piece.GetType().Name}.")).Write(parts);
    }

    private static IEnumerable<PageBlock> UnderHeading(CatalogQuery query, int number, IEnumerable<PageBlock> blocks)
    {
        PageBlock[] all = [.. blocks];
        return all.Length == 0 ? [] : all.Prepend(QueryContent.HeadingOf(query, number));
    }
}
