namespace Detections.Analysis.Tests.Analyzers.Query;

internal sealed class KustoDiagnosticsTests
{
    private static readonly AnalyzerVerifier Verifier = new();

    [TestCase("DeviceProcessEvents | where {|KS142:FileNam|} == 'x'", " Did you mean 'FileName'?")]
    [TestCase("DeviceProcessEvents | where {|KS142:filename|} == 'x'", " Did you mean 'FileName'?", Description = "Only the letter case is wrong.")]
    [TestCase("DeviceProcessEvents | where {|KS142:Nothing|} == 'x'", "")]
    public async Task A_column_nobody_knows_is_named_with_the_one_that_was_meant(string marked, string hint)
    {
        var parsed = MarkedText.Parse(marked);
        var name = parsed.Text.Substring(parsed.Span.Start, parsed.Span.Length);

        await Verifier.VerifyAsync(marked, $"The name '{name}' does not refer to any known column, table, variable or function.{hint}");
    }

    [TestCase("DeviceEvents | extend A = {|KS211:tolowr|}(DeviceName)", "The name 'tolowr' does not refer to any known function. Did you mean 'tolower'?")]
    [TestCase("DeviceEvents | summarize {|KS211:cuont|}()", "The name 'cuont' does not refer to any known function. Did you mean 'count'?")]
    [TestCase("let Assets = 1; DeviceEvents | where LocalPort == {|KS142:Aset|}", "The name 'Aset' does not refer to any known column, table, variable or function.")]
    [TestCase("let Limit = 1; DeviceEvents | where LocalPort == {|KS142:limit|}", "The name 'limit' does not refer to any known column, table, variable or function. Did you mean 'Limit'?")]
    public async Task Functions_and_variables_have_did_you_mean_too(string marked, string message) =>
        await Verifier.VerifyAsync(marked, message);

    [Test]
    public async Task A_column_that_is_gone_is_not_offered_under_its_own_name() =>
        await Verifier.VerifyAsync(
            "DeviceFileEvents | project Hash = SHA1 | where {|KS142:SHA1|} == '' | extend SHA1 = 1",
            "The name 'SHA1' does not refer to any known column, table, variable or function.");

    [TestCase("DeviceEvents | where DeviceName {|KS500:contains|} 'powershell'")]
    [TestCase("DeviceEvents | {|KS508:join|} (DeviceInfo | project DeviceId) on DeviceId")]
    public async Task Kustos_own_advice_is_shown(string marked) => await Verifier.VerifyAsync(marked);

    [TestCase("DeviceEvents | summarize Ids = make_set(DeviceId) by ActionType | mv-expand todynamic(Ids)")]
    [TestCase("DeviceEvents | extend A = todynamic(split(FileName, '.'))[0], B = todynamic(bag_pack('a', 1)), C = todynamic(dynamic([1]))")]
    public async Task What_is_dynamic_already_can_be_parsed_under_any_name_of_parse_json(string query) => await Verifier.VerifyAsync(query);

    [TestCase("DeviceEvents | extend A = todynamic({|KS107:ProcessId|})")]
    [TestCase("DeviceEvents | summarize Ids = make_set(DeviceId) | extend A = todynamic(extract_json('$.a', {|KS107:Ids|}))")]
    public async Task Other_values_of_the_wrong_type_are_told(string marked) => await Verifier.VerifyAsync(marked);

    [TestCase("DeviceProcessEvents | join kind=inner (DeviceInfo) on {|KS242:$left.ProcessId == $right.DeviceName|}")]
    [TestCase("DeviceProcessEvents | join kind=inner (DeviceInfo) on DeviceId, {|KS242:$left.ProcessId == $right.DeviceName|}")]
    [TestCase("union (DeviceProcessEvents | join kind=inner (DeviceInfo) on {|KS242:$left.ProcessId == $right.DeviceName|}), (DeviceFileEvents | lookup (DeviceInfo) on {|KS242:$left.FileSize == $right.DeviceName|})")]
    public async Task Join_keys_of_different_types_are_told_at_the_keys(string marked) => await Verifier.VerifyAsync(marked);

    [TestCase("DeviceEvents | {|DET6053:join|} (DeviceInfo | project DeviceId) on DeviceId")]
    [TestCase("DeviceEvents | where DeviceName contains 'powershell'")]
    public async Task Advice_that_does_not_suit_rules_is_off(string query) => await (Verifier with { Id = "DET6053" }).VerifyAsync(query);

    [Test]
    public async Task A_message_is_one_line_that_ends_as_a_sentence()
    {
        using var folder = new RuleFolder();
        folder.Write("rule.kql", "DeviceEvents\n| where DeviceName contains 'powershell' and Nothing == 1\n| where ['a\\nb'] == 1\n| join DeviceInfo on DeviceId");

        var messages = (await folder.AnalyzeAsync()).Diagnostics.Select(one => one.Message).ToList();

        Assert.That(messages, Has.Count.EqualTo(4));
        Assert.That(messages, Is.All.EndsWith("."));
        Assert.That(messages, Has.None.Contains("\n"));
    }

    [TestCase("DeviceEvents | where Timestamp > ago({|KS142:lookback|})", Description = "The engine says as well that it is no timespan.")]
    [TestCase("DeviceEvents | project-away {|KS142:Nothing|}")]
    public async Task A_name_nobody_knows_is_told_once(string marked) => await Verifier.VerifyAsync(marked);

    [TestCase("DeviceEvents | {|KS176:wher|} DeviceName == 'x' | where Nothing == 1")]
    [TestCase("DeviceEvents |{|KS176:|} | where x")]
    [TestCase("DeviceEvents | where (DeviceName == 'x'{|KS005:|}")]
    [TestCase("DeviceEvents | count; Between {|KS005:the|} last '/' and 'x'.", Description = "Between is no column that is missing.")]
    [TestCase("DeviceEvents | project DeviceName,{|KS006:|}")]
    [TestCase("DeviceEvents | where {|KS142:DeviceNam|} == 'x' | {|KS176:wher|} Nothing == 1", Description = "What stands before the fault is read as it was meant.")]
    public async Task Behind_a_fault_of_syntax_nothing_is_guessed(string marked) => await Verifier.VerifyAsync(marked);

    [Test]
    public async Task A_fault_in_a_function_of_the_query_is_told_where_it_is_written() =>
        await Verifier.VerifyAsync("let f = (name: string) { DeviceEvents | where {|KS142:Nothing|} == name };\nf('a') | join kind=inner f('b') on DeviceId");

    [TestCase("adx('cluster/database').Anything | where Anything == 1")]
    [TestCase("arg('').Resources | where anything == 1")]
    [TestCase("cluster('c').database('d').Anything | where Anything == 1")]
    [TestCase("database('d').Anything | where Anything == 1")]
    [TestCase("workspace('w').Theirs_CL | where Anything == 1")]
    [TestCase("app('a').requests | where anything == 1")]
    [TestCase("materialized_view('v') | where Anything == 1")]
    public async Task What_lies_outside_of_the_workspace_is_not_judged(string query) => await Verifier.VerifyAsync(query);

    [Test]
    public async Task The_tables_of_another_workspace_have_their_columns() =>
        await Verifier.VerifyAsync("union SigninLogs, workspace('w').SigninLogs | where {|KS142:UserPrincipalNam|} == 'x'");

    [TestCase("union * | where Operation == 'x' and Anything == 1")]
    [TestCase("search 'x' | where Operation == 'x'")]
    [TestCase("union Contoso* | where Operation == 'x' and Anything == 1")]
    [TestCase("union isfuzzy=true DeviceE*, workspace('w').Contoso* | where Anything == 1")]
    [TestCase("search in (Contoso*) 'x' | where Anything == 1")]
    [TestCase("find in (Contoso*, DeviceEvents) where Anything == 1")]
    public async Task Columns_of_tables_that_a_wildcard_may_find_are_not_judged(string query) => await Verifier.VerifyAsync(query);

    [TestCase("union DeviceEvents, SigninLogs | where {|KS108:Operation|} == 'x'")]
    [TestCase("union DeviceEvents, SigninLogs | where {|KS142:Anything|} == 'x'")]
    [TestCase("union DeviceEvents, SigninLogs | project-away {|KS142:Zork*|}")]
    public async Task Columns_of_tables_that_are_named_are_judged(string marked) => await Verifier.VerifyAsync(marked);
}
