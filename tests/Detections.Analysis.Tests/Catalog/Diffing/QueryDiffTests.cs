using Detections.Analysis.Catalog.Diffing;

namespace Detections.Analysis.Tests.Catalog.Diffing;

/// <summary>What is told of a query that changed, and what is not.</summary>
internal sealed class QueryDiffTests
{
    private const string T = "DeviceProcessEvents";

    [TestCase($"{T} | where FileName == 'a' and ProcessId > 5", $"{T}\n| where ProcessId  >  5 // why\n| where FileName == \"a\"", Description = "layout, comments, quotes, order")]
    [TestCase($"{T} | where FileName == 'a' or FileName == 'b'", $"{T} | where (FileName == 'b') or FileName == 'a'")]
    [TestCase($"{T} | where FileName in ('a', 'b')", $"{T} | where FileName in ('b', 'a')")]
    [TestCase($"{T} | where FileName in~ ('a')", $"{T} | where FileName =~ 'A'")]
    [TestCase($"{T} | where not(FileName has 'a' or FolderPath has 'b')", $"{T} | where FileName !has 'a' | where not(FolderPath has 'b')")]
    [TestCase($"{T} | where FileName in~ ('a', 'b')", $"let names = dynamic(['a', 'b']); {T} | where FileName in~ (names)", Description = "a constant moved into a let")]
    [TestCase($"let old = 1d; {T} | where Timestamp > ago(old)", $"let window = 24h; {T} | where Timestamp > ago(window)", Description = "a let with another name")]
    [TestCase($"{T} | where Timestamp > ago(1h) | extend X = strcat('a', FileName)", $"let prefix = 'a'; {T} | where Timestamp > ago(60m) | extend X = strcat(prefix, FileName)")]
    [TestCase($"let rows = {T} | where FileName == 'a'; rows | where ProcessId == 1", $"{T} | where ProcessId == 1 and FileName == 'a'")]
    [TestCase($"{T} | join kind=inner (DeviceInfo | where OSPlatform == 'x') on DeviceId", $"let infos = DeviceInfo | where OSPlatform == 'x'; {T} | join kind=inner infos on DeviceId")]
    [TestCase($"{T} | join DeviceInfo on DeviceId", $"{T} | join kind=innerunique hint.strategy=broadcast (DeviceInfo) on DeviceId")]
    [TestCase($"union {T}, DeviceFileEvents | where FileName == 'a'", $"union DeviceFileEvents, {T} | where FileName == 'a'")]
    [TestCase($"{T} | extend A = 1, B = 2 | project A, B", $"{T} | extend B = 2, A = 1 | project B, A")]
    [TestCase($"let unused = 5; {T} | take 1", $"{T} | take 1")]
    [TestCase($"let f = (x:string) {{ tolower(x) }}; {T} | extend A = f(FileName)", $"let lower = (x:string) {{ tolower( x ) }}; {T} | extend A = lower(FileName)")]
    public async Task What_only_looks_different_is_no_change(string old, string now) => Assert.That(await DiffOf(old, now), Is.Empty);

    [TestCase($"{T} | where FileName == 'a'", $"{T} | where FileName == 'a' and ProcessId > 5", "Condition + ProcessId > 5")]
    [TestCase($"{T} | where FileName == 'a' | where ProcessId > 5", $"{T} | where FileName == 'a'", "Condition - ProcessId > 5")]
    [TestCase($"{T} | where FileName in~ ('a', 'b')", $"{T} | where FileName in~ ('a', 'c')", "Condition FileName in~ + c - b")]
    [TestCase($"{T} | where FileName =~ 'a'", $"{T} | where FileName == 'a'", "Condition FileName =~ \"a\" > FileName == \"a\"")]
    [TestCase($"{T} | where FileName == 'a' or FileName == 'b'", $"{T} | where FileName == 'a' or FileName == 'b' or ProcessId == 4", "Condition or + ProcessId == 4")]
    [TestCase($"{T} | where FileName has_any ('a', 'b') or ProcessId == 4", $"{T} | where FileName has_any ('a', 'c') or ProcessId == 4", "Condition FileName has_any + c - b")]
    [TestCase($"{T} | where ProcessId == 4 or (FileName == 'a' and ProcessId > 6)", $"{T} | where ProcessId == 4 or (FileName == 'a' and ProcessId > 7)", "Condition or (FileName == \"a\" and ProcessId > 6) > (FileName == \"a\" and ProcessId > 7)")]
    [TestCase($"{T} | where Timestamp > ago(1d)", $"{T} | where Timestamp between (ago(2d) .. ago(1h))", "Lookback P1D > P2D|Condition Timestamp > ago(1d) > Timestamp between (ago(2d) .. ago(1h))")]
    [TestCase($"{T} | where Timestamp between (ago(2d) .. ago(1h))", $"{T} | where Timestamp between (ago(3d) .. ago(2h))", "Lookback P2D > P3D|Condition Timestamp between (ago(2d) .. ago(1h)) > Timestamp between (ago(3d) .. ago(2h))")]
    [TestCase($"{T} | where tolower(FileName) == 'A'", $"{T} | where FileName =~ 'A'", "Condition tolower(FileName) == \"A\" > FileName =~ \"A\"")]
    [TestCase($"{T} | where isempty(FileName)", $"{T} | where isnull(FileName)", "Condition isempty(FileName) > isnull(FileName)")]
    [TestCase($"{T} | where FileName matches regex @'\\d'", $"{T} | where FileName matches regex @'\\D'", "Condition FileName matches regex \"\\\\d\" > FileName matches regex \"\\\\D\"")]
    [TestCase($"{T} | take 5", $"{T} | where FolderPath !has 'temp' | take 5", "Exclusion + FolderPath !has \"temp\"")]
    [TestCase($"{T} | where not(FolderPath has 'temp' or FileName == 'a')", $"{T} | where not(FolderPath has 'temp')", "Exclusion - not(FileName == \"a\")")]
    [TestCase($"{T} | where FileName !in~ ('a', 'b')", $"{T} | where FileName !in~ ('a', 'b', 'c')", "Exclusion FileName !in~ + c")]
    [TestCase($"{T} | where Timestamp > ago(1d)", $"{T} | where Timestamp > ago(7d)", "Lookback P1D > P7D")]
    [TestCase($"let w = 1d; {T} | where Timestamp > ago(w) | join kind=inner (DeviceInfo | where Timestamp > ago(w)) on DeviceId", $"let w = 7d; {T} | where Timestamp > ago(w) | join kind=inner (DeviceInfo | where Timestamp > ago(w)) on DeviceId", "Lookback P1D > P7D")]
    [TestCase($"{T} | summarize C = count() by DeviceId | where C > 5", $"{T} | summarize C = count() by DeviceId | where C > 10", "Threshold C > 5 > C > 10")]
    [TestCase($"{T} | summarize C = count() by DeviceId | project C", $"{T} | summarize C = count() by DeviceId, AccountSid | project C", "GroupBy + AccountSid")]
    [TestCase($"{T} | summarize C = count() by DeviceId", $"{T} | summarize C = dcount(AccountSid) by DeviceId", "Operator summarize C = count() > C = dcount(AccountSid)")]
    [TestCase($"{T} | project DeviceId, FileName", $"{T} | project DeviceId, AccountSid", "Output + AccountSid - FileName")]
    [TestCase($"{T} | extend A = 1 | project A", $"{T} | extend A = 2 | project A", "Operator extend A = 1 > A = 2")]
    [TestCase($"{T} | extend A = 1, B = 2 | project A, B", $"{T} | extend A = 1 | project A", "Output - B")]
    [TestCase($"{T} | extend A = 1 | project A", $"{T} | extend A = 'x' | project A", "Operator extend A = 1 > A = \"x\"|Output A: long > A: string")]
    [TestCase($"{T} | take 5", $"DeviceFileEvents | take 5", "Tables + DeviceFileEvents - DeviceProcessEvents")]
    [TestCase($"{T} | take 5", $"{T} | take 6", "Operator take take 5 > take 6")]
    [TestCase($"{T} | join kind=inner DeviceInfo on DeviceId", $"{T} | join kind=leftouter DeviceInfo on DeviceId", "Operator join join kind=inner > join kind=leftouter")]
    [TestCase($"{T} | join kind=leftanti (DeviceInfo | where OSPlatform == 'a') on DeviceId", $"{T} | join kind=leftanti (DeviceInfo | where OSPlatform == 'b') on DeviceId", "Condition in join kind=leftanti OSPlatform == \"a\" > OSPlatform == \"b\"")]
    [TestCase($"{T} | join kind=leftanti DeviceInfo on DeviceId", $"{T} | join kind=leftanti (DeviceInfo | where OSPlatform == 'b') on DeviceId", "Condition in join kind=leftanti + OSPlatform == \"b\"")]
    [TestCase($"{T} | where DeviceId in ((DeviceInfo | where OSPlatform == 'a' | project DeviceId))", $"let infos = DeviceInfo | where OSPlatform == 'b' | project DeviceId; {T} | where DeviceId in (infos)", "Condition DeviceId in ((DeviceInfo | where OSPlatform == \"a\" | project DeviceId)) > DeviceId in (DeviceInfo | where OSPlatform == \"b\" | project DeviceId)")]
    [TestCase($"{T} | where FileName == 'a' | summarize C = count() by DeviceId, FileName", $"{T} | summarize C = count() by DeviceId, FileName | where FileName == 'a'", "Condition FileName == \"a\" (is asked at another place of the query)")]
    public async Task A_change_of_meaning_is_told_in_its_words(string old, string now, string changes) => Assert.That(await DiffOf(old, now), Is.EqualTo(changes));

    private static async Task<string> DiffOf(string old, string now)
    {
        var before = await RulesOf(old);
        var after = await RulesOf(now);
        return string.Join('|', CatalogDiff.Of(before, after).Rules.SelectMany(rule => rule.Changes).Where(change => change.Aspect is not ChangedAspect.ReadEvents).Select(Shown));
    }

    private static async Task<IEnumerable<Detections.Analysis.Catalog.CatalogRule>> RulesOf(string query)
    {
        using var folder = new RuleFolder();
        folder.Write("rule.kql", query);
        return (await folder.CatalogAsync()).Rules;
    }

    private static string Shown(MeaningChange change)
    {
        string?[] head = [change.Aspect.ToString(), change.Within is null ? null : $"in {change.Within}", change.Subject];
        var words = head.OfType<string>();
        words = change.IsReplacement
            ? words.Append($"{change.Removed[0].Text} > {change.Added[0].Text}")
            : words.Concat(change.Added.Select(item => $"+ {item.Text}")).Concat(change.Removed.Select(item => $"- {item.Text}{(item.Note is null ? "" : $" [{item.Note}]")}"));
        return string.Join(' ', change.Note is null ? words : words.Append($"({change.Note})"));
    }
}
