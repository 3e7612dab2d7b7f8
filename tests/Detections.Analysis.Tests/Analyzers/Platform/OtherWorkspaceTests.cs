using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Platform;

/// <summary>Rules of Sentinel that read more than their own workspace.</summary>
internal sealed class OtherWorkspaceTests
{
    private const string InNearRealTime = DiagnosticIds.NearRealTimeRuleReadsAnotherWorkspace;
    private const string TooMany = DiagnosticIds.QueryReadsTooManyWorkspaces;
    private const string DataExplorer = DiagnosticIds.AnalyticsRuleReadsDataExplorer;

    [Test]
    public Task A_near_real_time_rule_stays_at_home() => In(InNearRealTime).VerifyAsync(
        "kind: NRT\nquery: union SigninLogs, [|workspace|]('other').SigninLogs\n",
        "An NRT rule runs within its own workspace, so it cannot use 'workspace'; take it out, or make the rule a scheduled one.");

    [TestCase("kind: Scheduled\nquery: union SigninLogs, workspace('other').SigninLogs\n")]
    [TestCase("kind: NRT\nquery: SigninLogs | where AppDisplayName == 'workspace'\n")]
    [TestCase("kind: NRT\nquery: 'let workspace = (name: string) { SigninLogs }; workspace(\"a\")'\n")]
    [TestCase("kind: Hunting\nquery: workspace('other').SigninLogs\n")]
    public Task Others_may_leave_it(string rule) => In(InNearRealTime).VerifyAsync(rule);

    [Test]
    public Task Twenty_other_workspaces_are_enough() => In(TooMany).VerifyAsync(Scheduled(Workspaces(20)));

    [Test]
    public async Task The_first_beyond_them_is_told()
    {
        var found = await In(TooMany).FindAsync(Scheduled(Workspaces(22)));

        Assert.That(found.Select(one => one.Message), Is.EqualTo(new[] { "The query reads 22 other workspaces, and that of an analytics rule can read 20; split the rule." }));
        Assert.That(found[0].Location.Start.Column, Is.EqualTo(Scheduled(Workspaces(22)).Split('\n')[1].IndexOf("workspace('w20')", StringComparison.Ordinal)));
    }

    [Test]
    public Task One_that_is_named_twice_is_counted_once() => In(TooMany).VerifyAsync(Scheduled(Workspaces(20) + ", workspace('W1').SigninLogs"));

    [Test]
    public Task A_hunting_query_is_not_counted() => In(TooMany).VerifyAsync($"kind: Hunting\nquery: union {Workspaces(22)}\n");

    [Test]
    public Task Data_Explorer_is_for_people() => In(DataExplorer).VerifyAsync(
        "kind: Scheduled\nquery: union SigninLogs, [|adx|]('https://a.kusto.windows.net/b').T\n",
        "Sentinel does not support 'adx' in the query of an analytics rule; read a table or a watchlist of the workspace.");

    [TestCase("kind: Hunting\nquery: adx('https://a.kusto.windows.net/b').T\n")]
    [TestCase("kind: Scheduled\nquery: SigninLogs | where AppDisplayName == 'adx'\n")]
    public Task Where_people_ask_it_is_left_alone(string rule) => In(DataExplorer).VerifyAsync(rule);

    private static string Workspaces(int count) => string.Join(", ", Enumerable.Range(0, count).Select(number => $"workspace('w{number}').SigninLogs"));

    private static string Scheduled(string tables) => $"kind: Scheduled\nquery: union {tables}\n";

    private static AnalyzerVerifier In(string id) => new() { Id = id, FileName = "rule.yaml" };
}
