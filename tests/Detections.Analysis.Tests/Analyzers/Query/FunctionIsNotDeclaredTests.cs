using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Query;

internal sealed class FunctionIsNotDeclaredTests
{
    private static readonly AnalyzerVerifier Verifier = new() { Id = DiagnosticIds.FunctionIsNotDeclared };

    [Test]
    public async Task A_function_is_told_once_a_query_and_its_result_is_open() =>
        await Verifier.VerifyAsync(
            "[|ContosoSessions|](1, user='a') | where Anything == 1 | join kind=inner (ContosoSessions() | project Other) on $left.Any == $right.Other",
            "The function 'ContosoSessions' is not declared, so the columns it returns are not checked; declare it in a DetectionSchema file.");

    [Test]
    public async Task A_slip_of_the_pen_is_met_with_the_name_that_was_meant() =>
        await Verifier.VerifyAsync(
            "[|_Im_Authentification|]() | where Anything == 1",
            "The function '_Im_Authentification' is not declared, so the columns it returns are not checked; declare it in a DetectionSchema file. Did you mean '_Im_Authentication'?");

    [Test]
    public async Task A_slip_of_the_pen_after_invoke_is_met_with_the_name_that_was_meant() =>
        await Verifier.VerifyAsync(
            "DeviceFileEvents | invoke [|FileProfle|](SHA1) | where GlobalPrevalence < 5",
            "The function 'FileProfle' is not declared, so the columns it returns are not checked; declare it in a DetectionSchema file. Did you mean 'FileProfile'?");

    [TestCase("SigninLogs | invoke [|ContosoEnrich|]() | where Anything == 1 | project Anything | where Anything == 2")]
    [TestCase("SigninLogs | invoke [|ContosoEnrich|](UserPrincipalName, tolower(IPAddress)) | summarize count() by Anything")]
    [TestCase("let f = (T: (*)) { T | invoke [|ContosoEnrich|]() | where Anything == 1 }; SigninLogs | invoke f() | where Other == 2")]
    public async Task The_rows_of_a_function_after_invoke_are_open(string marked) => await Verifier.VerifyAsync(marked);

    [Test]
    public async Task The_argument_of_a_function_after_invoke_is_still_checked() =>
        await Verifier.VerifyAsync("SigninLogs | invoke [|ContosoEnrich|]({|KS142:Nothing|}) | where Anything == 1");

    [Test]
    public async Task A_scalar_function_nobody_knows_is_a_fault() =>
        await Verifier.VerifyAsync("SigninLogs | extend Risk = {|KS211:ContosoRisk|}(UserPrincipalName)");

    [TestCase("imProcessCreate(starttime=ago(1d), hashes_has_any=dynamic([]), whatever=3) | where CommandLine has 'cmd' and Anything == 1")]
    [TestCase("_Im_NetworkSession(starttime=ago(1d), dstportnumber=5) | where SrcIpAddr == 'x'")]
    [TestCase("let f = () { DeviceEvents }; f() | take 1")]
    public async Task Parsers_and_functions_of_the_query_are_known(string query) => await Verifier.VerifyAsync(query);

    [TestCase("ContosoSessions('a') | where User == 'x'")]
    [TestCase("ContosoSessions('a') | where {|KS142:Usr|} == 'x'")]
    [TestCase("{|KS119:ContosoSessions|}('a', 1) | take 1")]
    public async Task A_declared_function_is_checked(string marked)
    {
        const string Schema = """
            functions:
              - name: ContosoSessions
                parameters: { user: string }
                output: { User: string }
            """;

        await (Verifier with { Schema = Schema }).VerifyAsync(marked);
    }
}
