using System.Globalization;

namespace Detections.Analysis.Knowledge.Events;

/// <summary>
/// The order of the rows of an event table: Sysmon, Security-Auditing, Defender by table, then the other providers
/// by name; inside a provider by number, inside a Defender table as the catalog has its ActionTypes. Unknown events
/// come last in their provider.
/// </summary>
internal sealed class PageOrder(Dictionary<EventKey, int> positions) : IComparer<EventKey>
{
    public int Compare(EventKey? x, EventKey? y)
    {
        if (x is null || y is null)
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        var provider = CompareProviders(x.Provider, y.Provider);
        if (provider != 0)
            return provider;
        var place = PlaceOf(x).CompareTo(PlaceOf(y));
        return place != 0 ? place : string.CompareOrdinal(x.Id, y.Id);
    }

    public static int CompareProviders(string x, string y)
    {
        var rank = RankOf(x).CompareTo(RankOf(y));
        return rank != 0 ? rank : string.CompareOrdinal(x, y);
    }

    private static int RankOf(string provider) => provider switch
    {
        "Sysmon" => 0,
        "Security-Auditing" => 1,
        _ when EventProvider.IsNameOfTable(provider) => 2,
        _ => 3,
    };

    // A number is its own place, so that an event nobody listed stands where one looks for it.
    private int PlaceOf(EventKey key) =>
        int.TryParse(key.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : positions.GetValueOrDefault(key, int.MaxValue);
}
