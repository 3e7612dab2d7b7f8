using Detections.Analysis.Diagnostics;
using Detections.Analysis.Fixing;

namespace Detections.Analysis.Tests.Analyzers.Shape;

internal sealed class RowsAreComputedAgainTests
{
    private static readonly AnalyzerVerifier Verifier = new() { Id = DiagnosticIds.RowsAreComputedAgain };

    [TestCase("let [|T|] = SigninLogs | summarize n = count() by UserId;\nT | where n > toscalar(T | summarize avg(n))")]
    [TestCase("let [|T|] = (SigninLogs | distinct UserId | where UserId != 'x');\nunion (AuditLogs | where Identity in (T)), (AuditLogs | where OperationName in (T))")]
    [TestCase("let [|T|] = SigninLogs | make-series n = count() on TimeGenerated step 1h by UserId | extend a = 1;\nT | join kind=inner T on UserId")]
    public Task Summarized_rows_are_used_twice(string query) => Verifier.VerifyAsync(query);

    [TestCase("let T = materialize(SigninLogs | summarize n = count() by UserId);\nT | join kind=inner T on UserId")]
    [TestCase("let T = SigninLogs | summarize n = count() by UserId;\nT")]
    [TestCase("let T = SigninLogs | where ResultType == '0';\nT | join kind=inner T on UserId", Description = "Too many rows to keep.")]
    [TestCase("let T = SigninLogs | summarize a = make_set(AppId) by UserId | mv-expand a;\nT | join kind=inner T on UserId", Description = "They may be many again.")]
    [TestCase("let T = datatable(UserId: string) ['a', 'b'] | distinct UserId;\nT | join kind=inner T on UserId", Description = "Nothing is read.")]
    [TestCase("let n = toscalar(SigninLogs | summarize count());\nSigninLogs | where 1 < n and 2 < n")]
    [TestCase("let T = SigninLogs | summarize n = count() by UserId;\nlet Unused = T | where n > 1;\nT")]
    [TestCase("let f = (x: string) { SigninLogs | where AppId == x | summarize count() by UserId };\nunion f('a'), f('b')")]
    public Task Nothing_is_said_of_rows_that_are_better_not_kept(string query) => Verifier.VerifyAsync(query);

    [Test]
    public Task The_message_counts_the_uses() => Verifier.VerifyAsync(
        "let [|T|] = SigninLogs | distinct UserId;\nunion T, T, T",
        "The rows of 'T' are computed anew for each of its 3 uses; write 'materialize(...)' around them to have them computed once.");

    [TestCase("let [|T|] = SigninLogs\n    | distinct UserId;\nunion T, T\n", "let T = materialize(SigninLogs\n    | distinct UserId);\nunion T, T\n")]
    [TestCase("let [|T|] = (SigninLogs | distinct UserId);\nunion T, T\n", "let T = materialize(SigninLogs | distinct UserId);\nunion T, T\n")]
    public Task The_fix_keeps_them(string query, string expected) => Verifier.VerifyFixAsync(query, expected, FixSafety.Unsafe);
}
