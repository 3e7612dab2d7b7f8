using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Query;

internal sealed class TableIsNotDeclaredTests
{
    private static readonly AnalyzerVerifier Verifier = new() { Id = DiagnosticIds.TableIsNotDeclared };

    [Test]
    public async Task A_table_is_told_once_a_query_and_its_columns_are_open() =>
        await Verifier.VerifyAsync(
            "let a = [|Contoso_CL|] | where User_s == 'x' | summarize count() by Host_s;\nContoso_CL | join kind=inner a on Host_s | where Other_d > 1",
            "The table 'Contoso_CL' is not declared, so its columns are not checked; declare it in a DetectionSchema file.");

    [Test]
    public async Task Two_tables_are_told_each() =>
        await Verifier.VerifyAsync("union [|Contoso_CL|], [|Fabrikam_CL|] | where User_s == 'x'");

    [Test]
    public async Task Every_query_of_a_document_tells_its_own() =>
        await (Verifier with { FileName = "rule.md" }).VerifyAsync("# A\n```kql\n[|Contoso_CL|] | take 1\n```\n```kql\n[|Contoso_CL|] | take 2\n```\n");

    [TestCase("[|DeviceProcesEvents|] | where FileName == 'x'", " Did you mean 'DeviceProcessEvents'?")]
    [TestCase("[|deviceevents|] | where Anything == 'x'", " Did you mean 'DeviceEvents'?")]
    [TestCase("union isfuzzy=true [|DeviceEvent|], DeviceEvents | where Anything == 'x'", " Did you mean 'DeviceEvents'?")]
    public async Task A_slip_of_the_pen_is_met_with_the_name_that_was_meant(string marked, string hint)
    {
        var parsed = MarkedText.Parse(marked);
        var name = parsed.Text.Substring(parsed.Span.Start, parsed.Span.Length);

        await Verifier.VerifyAsync(marked, $"The table '{name}' is not declared, so its columns are not checked; declare it in a DetectionSchema file.{hint}");
    }

    [TestCase("table([|'Contoso_CL'|]) | join kind=inner Contoso_CL on User_s", "Contoso_CL")]
    [TestCase("[|[\"Contoso VPN\"]|] | where User_s == 'x'", "Contoso VPN")]
    public async Task The_message_names_the_table_without_quotes_and_brackets(string marked, string name) =>
        await Verifier.VerifyAsync(marked, $"The table '{name}' is not declared, so its columns are not checked; declare it in a DetectionSchema file.");

    [Test]
    public async Task Beside_an_undeclared_table_the_others_are_checked() =>
        await Verifier.VerifyAsync("union isfuzzy=true ([|Contoso_CL|] | where User_s == 'x'), (SigninLogs | where {|KS142:UserPrincipalNam|} == 'x')");

    [TestCase("Contoso_CL | where User_s == 'x' and TimeGenerated > ago(1d)", null)]
    [TestCase("Contoso_CL | where {|KS142:User_d|} == 'x'", "The name 'User_d' does not refer to any known column, table, variable or function. Did you mean 'User_s'?")]
    public async Task A_declared_table_is_checked(string marked, string? message)
    {
        var verifier = Verifier with { Schema = "tables: [{ name: Contoso_CL, columns: { User_s: string } }]" };

        await verifier.VerifyAsync(marked, message is null ? [] : [message]);
    }

    [TestCase("let Contoso = DeviceEvents; Contoso | take 1")]
    [TestCase("let f = (T: (DeviceName: string)) { T | where DeviceName == 'x' }; f(DeviceEvents)")]
    [TestCase("datatable(A: string)['x'] | as Named | take 1 | union Named")]
    [TestCase("adx('c/d').Contoso_CL | take 1")]
    [TestCase("union withsource=T * | where T == 'Contoso_CL'")]
    public async Task Names_that_are_no_tables_of_the_workspace_are_not_told(string query) => await Verifier.VerifyAsync(query);
}
