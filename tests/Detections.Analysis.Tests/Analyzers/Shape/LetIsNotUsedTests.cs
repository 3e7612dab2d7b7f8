using Detections.Analysis.Diagnostics;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Analyzers.Shape;

internal sealed class LetIsNotUsedTests
{
    private static readonly AnalyzerVerifier Verifier = new() { Id = DiagnosticIds.LetIsNotUsed };

    [TestCase("let [|lookback|] = 1d;\nSigninLogs")]
    [TestCase("let [|a|] = 1;\nlet [|b|] = a;\nSigninLogs")]
    [TestCase("let [|Failed|] = SigninLogs | where ResultType == '50126';\nSigninLogs")]
    [TestCase("let [|f|] = (x: long) { x };\nSigninLogs")]
    [TestCase("let f = () { let [|b|] = 1; SigninLogs };\nf()")]
    [TestCase("let [|b|] = 1;\nlet f = (b: long) { SigninLogs | where ResultType == tostring(b) };\nf(1)", Description = "The parameter is used.")]
    [TestCase("let [|displayName|] = 'x';\nAuditLogs | where TargetResources[0].displayName == 'x'", Description = "A part of a dynamic value is no use of a name.")]
    public Task A_name_that_nothing_uses(string query) => Verifier.VerifyAsync(query);

    [TestCase("let lookback = 1d;\nSigninLogs | where TimeGenerated > ago(lookback)")]
    [TestCase("let n = 5;\nSigninLogs | take n")]
    [TestCase("let f = (x: long) { x };\nSigninLogs | where f(1) == 1")]
    [TestCase("let T = SigninLogs;\nT | count")]
    [TestCase("let ['a b'] = 1;\nSigninLogs | where toint(ResultType) == ['a b']")]
    public Task A_name_that_is_used(string query) => Verifier.VerifyAsync(query);

    [TestCase("let lookback = 1d;\nSigninLogs\n// | where TimeGenerated > ago(lookback)", Description = "Somebody turned the condition off.")]
    [TestCase("let lookback = 1d;\nSigninLogs // | where TimeGenerated > ago(lookback)\n| count")]
    [TestCase("let FailedA = view () { SigninLogs };\nlet FailedB = view () { SigninLogs };\nunion Failed*")]
    [TestCase("let Failed = SigninLogs;\nsearch 'x'")]
    [TestCase("let names = dynamic(['a']);", Description = "A text for others to use.")]
    [TestCase("let b = 1;\nSigninLogs | where ResultType == 'x' {|KS005:where|} b == 1", Description = "Behind a fault of syntax nothing is known.")]
    [TestCase("let b = 1;\n{|DET2001:Missing_CL|} | evaluate {|KS124:something|}(b)")]
    public Task Nothing_is_said_of_a_name_that_may_be_used(string query) => Verifier.VerifyAsync(query);

    [Test]
    public void What_the_result_does_not_lead_to_is_unused() => Prop.ForAll(NamesUsedByNames.ToArbitrary(), uses =>
    {
        var query = string.Concat(uses.Select((used, i) => $"let n{i} = {string.Join(" + ", used.Select(name => $"n{name}").Prepend("1"))};\n")) + $"print n{uses.Length - 1}";
        var found = Verifier.FindAsync(query).GetAwaiter().GetResult().Where(one => one.Id == Verifier.Id).Select(one => one.Location.Start.Line);
        return found.SequenceEqual(Enumerable.Range(0, uses.Length).Except(LedTo(uses, uses.Length - 1)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    // For each name those before it that it is made of.
    private static Gen<int[][]> NamesUsedByNames => Gen.Sized(size =>
        Gen.CollectToArray(Enumerable.Range(0, (size / 10) + 1), i => Gen.Choose(0, Math.Max(i - 1, 0)).ListOf(Math.Min(i, 2)).Select(used => used.Where((_, j) => (i + j) % 3 > 0).Distinct().ToArray())));

    private static IEnumerable<int> LedTo(int[][] uses, int name) => uses[name].SelectMany(used => LedTo(uses, used)).Append(name);

    [Test]
    public Task A_name_that_a_column_hides_everywhere_is_said_to_be() => Verifier.VerifyAsync(
        "let [|Computer|] = 'dc1';\nSecurityEvent | where Computer has 'dc'",
        "The 'let' of 'Computer' does nothing; where the query says the name it means the column, so give it another name or take the 'let' out.");

    [Test]
    public Task The_message_says_what_to_do() => Verifier.VerifyAsync(
        "let [|a|] = 1;\nlet [|b|] = a;\nSigninLogs",
        "The 'let' of 'a' does nothing; only 'b' uses the name, and nothing uses 'b'.",
        "The 'let' of 'b' does nothing; use the name or take the 'let' out.");

    [Test]
    public Task A_condition_that_compares_a_hidden_name_says_it_better() => Verifier.VerifyAsync("let Computer = 'dc1';\nSecurityEvent | where Computer == Computer");

    [TestCase("let [|a|] = 1;\nSigninLogs\n", "SigninLogs\n")]
    [TestCase("let b = 1;\nlet [|T|] = SigninLogs\n    | where ResultType == '0'\n    ;\nSigninLogs\n| where toint(ResultType) == b\n", "let b = 1;\nSigninLogs\n| where toint(ResultType) == b\n")]
    [TestCase("let [|a|] = 1;\nlet [|b|] = a;\nSigninLogs\n", "SigninLogs\n", Description = "Nothing uses the other one then.")]
    public Task The_fix_takes_its_lines_out(string query, string expected) => Verifier.VerifyFixAsync(query, expected);

    [Test]
    public Task The_fix_takes_its_line_out_of_yaml() => (Verifier with { FileName = "rule.yaml" }).VerifyFixAsync(
        Yaml("  let [|a|] = 1;\n  SigninLogs\n  | where ResultType == '0'\n"), Yaml("  SigninLogs\n  | where ResultType == '0'\n"));

    [TestCase("let [|a|] = 1; SigninLogs")]
    [TestCase("let [|a|] = 1; // days\nSigninLogs")]
    [TestCase("// How far back to look.\nlet [|a|] = 1;\nSigninLogs")]
    [TestCase("let [|a|] = // days\n1;\nSigninLogs")]
    [TestCase("let [|Computer|] = 'dc1';\nSecurityEvent | where Computer has 'dc'")]
    public Task Without_a_line_of_its_own_there_is_no_fix(string query) => Verifier.VerifyNoFixAsync(query);

    private static string Yaml(string query) => $"id: 0b3f8ad0-9b02-4b9b-a6a9-9a2d7d5c6f01\nname: x\nkind: Scheduled\nquery: |\n{query}";
}
