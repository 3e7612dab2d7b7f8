using System.Collections.Immutable;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Semantics.Events;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto;
using Detections.Kusto.Engine;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Tests.Semantics.Events;

/// <summary>What queries read, as short text: <c>DeviceEvents {A,B}</c>, <c>SecurityEvent all but {4624}</c>, <c>DeviceEvents everything, open</c>.</summary>
internal static class ReadText
{
    public static async Task<QueryReads> ReadAsync(string query)
    {
        var bound = await BindAsync(query);
        return QueryReads.Of(bound, new LetBindings(bound.Root), EventKnowledge.BuiltIn);
    }

    public static async Task<BoundQuery> BindAsync(string query)
    {
        var result = await TestEngine.Engine.AnalyzeAsync(query, KustoSchema.BuiltIn.SubsetFor(query, KustoEnvironment.Unified), CancellationToken.None);
        return ((KustoResult.Analyzed)result).Query;
    }

    public static async Task<string> OfAsync(string query) => string.Join("; ", (await ReadAsync(query)).Sources.Select(Of));

    public static async Task<RuleReads> RuleAsync(string query) => new([await ReadAsync(query)], EventKnowledge.BuiltIn);

    /// <summary>The rows that a table has to have, equivalents with a tilde: <c>~Sysmon 3</c>.</summary>
    public static string Demanded(IEnumerable<DerivedRow> rows) =>
        string.Join("; ", rows.Where(row => row.Need != RowNeed.Acceptable).Select(row => row.Need == RowNeed.Equivalent ? $"~{row.Key}" : row.Key.ToString()));

    public static async Task<string> DemandedAsync(string query) => Demanded((await RuleAsync(query)).Rows);

    private static string Of(SourceRead read)
    {
        var name = read.Source switch
        {
            { Kind: EventSourceKind.Unknown } => "unknown",
            { Table: null } => $"{read.Source.Name}()",
            { Kind: EventSourceKind.Function } => $"{read.Source.Name}()/{read.Source.Table}",
            _ => read.Source.Name,
        };
        return $"{name} {Of(read.Events.Region)}{(read.Events.IsOpen ? ", open" : "")}";
    }

    private static string Of(EventRegion region) => region switch
    {
        { IsEverything: true } => "everything",
        { Rectangles.IsEmpty: true } => "nothing",
        _ => string.Join(" and ", region.Rectangles.Select(one => (one.Providers.IsAll ? "" : Of(one.Providers) + " ") + Of(one.Events))),
    };

    private static string Of(NameSet set) => $"{(set.IsAllBut ? "all but " : "")}{{{string.Join(',', set.Names.Keys.Order(StringComparer.Ordinal))}}}";
}
