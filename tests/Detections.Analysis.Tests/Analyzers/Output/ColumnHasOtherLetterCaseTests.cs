using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Tests.Analyzers.Output.OutputRules;

namespace Detections.Analysis.Tests.Analyzers.Output;

internal sealed class ColumnHasOtherLetterCaseTests
{
    private const string Id = DiagnosticIds.ColumnHasOtherLetterCase;

    [Test]
    public async Task The_column_is_told_in_its_own_case_and_nothing_else_is_said() =>
        await InSentinel(Id).VerifyAsync(
            Sentinel("SigninLogs", Address("[|IpAddress|]")),
            "The query does not return 'IpAddress', the column for 'Address' of the entity 'IP'; letter case counts in names of columns, so write 'IPAddress'.");

    [TestCase("'IpAddress'", "'IPAddress'")]
    [TestCase("\"IpAddress\"", "\"IPAddress\"")]
    [TestCase("IpAddress", "IPAddress")]
    public async Task The_fix_writes_the_name_and_leaves_what_is_around_it(string written, string expected)
    {
        using var folder = new RuleFolder();
        var text = Sentinel("SigninLogs", Address(written));
        folder.Write("rule.yaml", text);

        var fix = (await folder.AnalyzeAsync()).Diagnostics.Single().Fix!;

        var edit = fix.Edits.Single();
        Assert.That(text[..edit.Span.Start] + edit.NewText + text[edit.Span.End..], Is.EqualTo(Sentinel("SigninLogs", Address(expected))));
        Assert.That(fix.Safety, Is.EqualTo(FixSafety.Safe));
    }

    [Test]
    public async Task A_placeholder_is_marked_inside_of_its_text() =>
        await InSentinel(Id).VerifyAsync(Sentinel("SigninLogs", "alertDetailsOverride:\n  alertDisplayNameFormat: Sign-in from {{[|ipaddress|]}} at last"));

    [Test]
    public async Task Of_two_columns_that_differ_in_case_the_right_one_is_right() =>
        await InSentinel(Id).VerifyAsync(Sentinel("SigninLogs | project IPAddress, ipaddress = Identity", Address("ipaddress")));

    [Test]
    public async Task Without_one_meaning_there_is_no_fix()
    {
        using var folder = new RuleFolder();
        folder.Write("rule.yaml", Sentinel("SigninLogs | project IPAddress, ipaddress = Identity", Address("IpAddress")));

        Assert.That((await folder.AnalyzeAsync()).Diagnostics.Single().Fix, Is.Null);
    }

    [Test]
    public async Task Nothing_is_said_where_the_columns_are_not_all_known()
    {
        using var folder = new RuleFolder();
        folder.Write("rule.yaml", Sentinel("Contoso_CL | extend IPAddress = 1", Address("IpAddress")));

        Assert.That((await folder.AnalyzeAsync()).Diagnostics.Select(one => one.Id), Is.EqualTo(new[] { DiagnosticIds.TableIsNotDeclared }));
    }
}
