using System.Collections.Immutable;
using Detections.Analysis.Catalog;

namespace Detections.Catalog.Pages;

/// <summary>All rules with their pages, and what the writers look up across them.</summary>
internal sealed class CatalogPages
{
    private readonly IndicatorIndex _indicators;

    public CatalogPages(DetectionCatalog catalog)
    {
        Catalog = catalog;
        Rules = RulePage.Of(catalog);
        _indicators = new IndicatorIndex(Rules);
    }

    public DetectionCatalog Catalog { get; }

    /// <summary>In the order of <see cref="DetectionCatalog.Rules"/>.</summary>
    public ImmutableArray<RulePage> Rules { get; }

    /// <summary>Every indicator of the catalog with the rules that look for it, by field, kind and value.</summary>
    public IEnumerable<IndicatorEntry> Indicators => _indicators.Entries;

    /// <summary>How many rules but this one look for the same field, kind and value.</summary>
    public int OthersThatLookFor(RulePage page, CatalogIndicator indicator, CatalogValue value) => _indicators.RulesThatLookFor(indicator, value).Count(other => other != page);
}
