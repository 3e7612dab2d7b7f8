namespace Detections.Analysis.Knowledge.Events;

/// <summary>Reads what the data files say about events.</summary>
internal static class BuiltInEvents
{
    public static List<EventProvider> ReadProviders()
    {
        var events = KnowledgeData.Open("events.tsv").All()
            .Select(cells => EventRows.Event(new EventKey(cells[0], cells[1]), cells[2], cells[3], cells[4], cells[5]))
            .Concat(KnowledgeData.Open("action-types.tsv").All()
                .Select(cells => EventRows.Event(new EventKey(EventProvider.NameOfTable(cells[0]), cells[1]), cells[2], "", "", cells[3])))
            .ToLookup(known => known.Key.Provider, StringComparer.Ordinal);
        return [.. KnowledgeData.Open("providers.tsv").All().Select(cells => new EventProvider(cells[0], ReadKind(cells[1]))
        {
            EtwNames = KnowledgeData.List(cells[2]),
            IsComplete = cells[3] == "complete",
            Events = [.. events[cells[0]]],
        })];
    }

    public static IEnumerable<EventEquivalent> ReadEquivalents() =>
        KnowledgeData.Open("equivalents.tsv").All().Select(cells => EventRows.Equivalent(cells[0], cells[1], new EventKey(cells[2], cells[3]), cells[4], cells[5]));

    public static IEnumerable<EventTable> ReadTables() =>
        KnowledgeData.Open("event-tables.tsv").All().GroupBy(cells => cells[0], StringComparer.Ordinal).Select(rows => ReadTable(rows.Key, [.. rows]));

    public static IEnumerable<string> ReadTablesWithoutEvents() => KnowledgeData.Open("tables-without-events.tsv").All().Select(cells => cells[0]);

    public static IEnumerable<AsimRead> ReadAsim() =>
        KnowledgeData.Open("asim-parsers.tsv").All().Select(cells => new AsimRead(cells[0], cells[1], cells[2], KnowledgeData.List(cells[3], ","), KnowledgeData.List(cells[4], ",")));

    // A row with no provider value speaks of every row of the table, one with the value * of every value: "AWS-*" is
    // then the value behind a prefix.
    private static EventTable ReadTable(string name, List<string[]> rows)
    {
        const int EventColumn = 1, ProviderColumn = 2, ProviderValue = 3, Provider = 4, ChannelColumn = 5, IsModelled = 7, IsConfirmed = 8;
        string? defaultProvider = null, prefix = null, providerColumn = null;
        var named = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var cells in rows)
        {
            providerColumn ??= KnowledgeData.Optional(cells[ProviderColumn]);
            if (cells[ProviderValue] == "*")
                prefix = cells[Provider][..^1];
            else if (KnowledgeData.Optional(cells[ProviderValue]) is { } value)
                named.Add(value, cells[Provider]);
            else
                defaultProvider = KnowledgeData.Optional(cells[Provider]);
        }
        var providers = named.Values.Order(StringComparer.Ordinal);
        return new EventTable(name, rows[0][EventColumn])
        {
            ProviderColumn = providerColumn,
            ChannelColumn = KnowledgeData.Optional(rows[0][ChannelColumn]),
            DefaultProvider = defaultProvider,
            Providers = [.. (defaultProvider is null ? providers : providers.Prepend(defaultProvider)).Distinct(StringComparer.Ordinal)],
            IsModelled = rows.Exists(cells => cells[IsModelled] == "yes"),
            IsConfirmed = rows.Exists(cells => cells[IsConfirmed] == "yes"),
            ProvidersByValue = named,
            ProviderPrefix = prefix,
        };
    }

    private static EventProviderKind ReadKind(string cell) => cell switch
    {
        "windows" => EventProviderKind.Windows,
        "defender" => EventProviderKind.Defender,
        "cloud" => EventProviderKind.Cloud,
        _ => throw new InvalidOperationException($"The knowledge data name no kind of provider '{cell}'."),
    };
}
