using System.Collections.Immutable;
using Detections.Analysis.Knowledge;

namespace Detections.Analysis.Catalog;

/// <summary>All rules of a build, and what only all of them together tell.</summary>
public sealed class DetectionCatalog
{
    private DetectionCatalog(ImmutableArray<CatalogRule> rules, DetectionKnowledge knowledge)
    {
        Rules = rules;
        Knowledge = knowledge;
    }

    /// <summary>By path, then by line.</summary>
    public ImmutableArray<CatalogRule> Rules { get; }

    /// <summary>The facts the rules were read with.</summary>
    public DetectionKnowledge Knowledge { get; }

    /// <param name="rules">In any order.</param>
    /// <param name="knowledge">The facts of ATT&amp;CK and of events.</param>
    public static DetectionCatalog Of(IEnumerable<CatalogRule> rules, DetectionKnowledge knowledge) =>
        new([.. rules.OrderBy(rule => rule.Path, StringComparer.Ordinal).ThenBy(rule => rule.Line)], knowledge);
}
