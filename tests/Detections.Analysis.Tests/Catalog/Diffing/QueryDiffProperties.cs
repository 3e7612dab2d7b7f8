using System.Text;
using Detections.Analysis.Catalog;
using Detections.Analysis.Catalog.Diffing;

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

    [Test]
    public async Task A_query_in_another_layout_and_order_is_the_same([Range(1, 12)] int seed)
    {
        var random = new Random(seed);
        var chosen = Conditions.Where(_ => random.Next(2) == 0).Append(Conditions[seed % Conditions.Length]).ToArray();
        var (old, now) = (Write(chosen, new Random(seed + 100)), Write(chosen, new Random(seed + 200)));

        Assert.That((await DiffOf(old, now)).SelectMany(rule => rule.Changes).Select(change => change.Aspect), Is.Empty, $"{old}\n----\n{now}");
    }

    [Test]
    public async Task A_condition_that_is_taken_out_is_told_and_nothing_else([Range(1, 10)] int seed)
    {
        var random = new Random(seed);
        var gone = Conditions[seed - 1];
        var kept = Conditions.Where(one => one != gone && random.Next(3) == 0).ToArray();

        var changes = (await DiffOf(Write([.. kept, gone], random), Write(kept, random))).SelectMany(rule => rule.Changes).ToList();

        Assert.That(changes, Has.Count.EqualTo(1), gone);
        Assert.That((changes[0].Removed.Length, changes[0].Added.Length), Is.EqualTo((1, 0)));
    }

    // The conditions in any order, in one 'where' or several, with any blanks and comments.
    private static string Write(string[] conditions, Random random)
    {
        var order = conditions.ToArray();
        random.Shuffle(order);
        var text = new StringBuilder("DeviceProcessEvents");
        for (var at = 0; at < order.Length; at++)
        {
            var isWhere = at == 0 || random.Next(2) == 0;
            text.Append(Blank()).Append(isWhere ? "|" : "and").Append(isWhere ? Blank() + "where" : "").Append(Blank());
            text.Append('(').Append(order[at].Replace(" ", random.Next(2) == 0 ? " " : "   ", StringComparison.Ordinal)).Append(')');
        }
        return text.Append(Blank()).Append('|').Append(Blank()).Append("project DeviceId").ToString();

        string Blank() => Blanks[random.Next(Blanks.Length)];
    }

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
