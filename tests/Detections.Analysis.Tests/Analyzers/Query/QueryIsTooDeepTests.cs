using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Query;

internal sealed class QueryIsTooDeepTests
{
    private static readonly AnalyzerVerifier Verifier = new() { Id = DiagnosticIds.QueryIsTooDeep };

    [Test]
    public async Task A_query_of_600_pipes_is_told_at_its_first_line() =>
        await Verifier.VerifyAsync("\n[|// long|]\nDeviceEvents" + string.Concat(Enumerable.Repeat("\n| where Nothing > 1", 600)));

    [Test]
    public async Task A_query_of_20000_parentheses_is_told() =>
        await Verifier.VerifyAsync("[|print " + new string('(', 20_000) + "1" + new string(')', 20_000) + "|]");

    [Test]
    public async Task A_long_chain_of_conditions_is_told() =>
        await Verifier.VerifyAsync("[|DeviceEvents|]\n| where " + string.Join(" or ", Enumerable.Range(0, 600).Select(i => $"LocalPort == {i}")));

    [Test]
    public async Task A_long_query_within_the_limit_is_checked() =>
        await Verifier.VerifyAsync("DeviceEvents\n| where LocalPort in (" + string.Join(", ", Enumerable.Range(0, 5000)) + ") and {|KS142:Nothing|} == 1");
}
