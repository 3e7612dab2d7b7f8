using Detections.Analysis.Catalog;
using Detections.Analysis.Catalog.Diffing;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Catalog.Diffing;

/// <summary>Any query written in another way means the same; any with another condition does not.</summary>
internal sealed class QueryDiffProperties
{
    private static readonly string[] Conditions =
    [
        "FileName =~ 'cmd.exe'", "FolderPath has_any ('temp', 'public')", "ProcessId > 5", "not(FileName has 'a' and FolderPath has 'b')", "isnotempty(AccountName)",
        "FileName == 'a' or FileName == 'b' or ProcessId == 7", "Timestamp > ago(3d)", "tolower(FileName) in ('x', 'y')", "strlen(FileName) > 40", "ProcessCommandLine contains @'\\d+'",
    ];

    private static readonly string[] Blanks = [" ", "  ", "\n", "\t", " // a | where b\n", "\r\n"];

    private static readonly Config Few = Config.QuickThrowOnFailure.WithMaxTest(20);

    [Test]
    public void A_query_in_another_layout_and_order_is_the_same() => Prop.ForAll(
        (from conditions in Gen.SubListOf(Conditions) from old in Written(conditions) from now in Written(conditions) select (old, now)).ToArbitrary(),
        queries => ChangesOf(queries.old, queries.now).Count == 0).Check(Few);

    [Test]
    public void A_condition_that_is_taken_out_is_told_and_nothing_else() => Prop.ForAll(
        (from gone in Gen.Elements(Conditions)
         from kept in Gen.SubListOf(Conditions.Where(one => one != gone))
         from old in Written(kept.Append(gone))
         from now in Written(kept)
         select (old, now)).ToArbitrary(),
        queries => ChangesOf(queries.old, queries.now) is [{ Removed.Length: 1, Added.Length: 0 }]).Check(Few);

    // The conditions in any order, in one 'where' or several, with any blanks and comments.
    private static Gen<string> Written(IEnumerable<string> conditions) =>
        from order in Gen.Shuffle(conditions)
        from stages in Gen.CollectToArray(order.Select((condition, at) => (condition, at)), one => Written(one.condition, isFirst: one.at == 0))
        from blank in Gen.Elements(Blanks)
        select $"DeviceProcessEvents{string.Concat(stages)}{blank}|{blank}project DeviceId";

    private static Gen<string> Written(string condition, bool isFirst) =>
        from isWhere in isFirst ? Gen.Constant(true) : Gen.Elements(true, false)
        from before in Gen.Elements(Blanks)
        from behind in Gen.Elements(Blanks)
        from inside in Gen.Elements(" ", "   ")
        select $"{before}{(isWhere ? $"|{behind}where" : "and")}{behind}({condition.Replace(" ", inside, StringComparison.Ordinal)})";

    private static List<MeaningChange> ChangesOf(string old, string now) => [.. DiffOf(old, now).GetAwaiter().GetResult().SelectMany(rule => rule.Changes)];

    private static async Task<IEnumerable<RuleDiff>> DiffOf(string old, string now)
    {
        var (before, after) = (await RulesOf(old), await RulesOf(now));
        return CatalogDiff.Of(before, after).Rules;
    }

    private static async Task<IEnumerable<CatalogRule>> RulesOf(string query)
    {
        using var folder = new RuleFolder();
        folder.Write("rule.kql", query);
        return (await folder.CatalogAsync()).Rules;
    }
}
