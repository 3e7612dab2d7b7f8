using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Reporting;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Tests.Reporting;

/// <summary>A finding as a person reads it.</summary>
internal sealed class TextReportTests
{
    private static readonly DiagnosticDescriptor Rule = new(
        "DET2001", "Table is not declared", "The table '{0}' is not declared.", DiagnosticCategory.Query, DiagnosticSeverity.Warning, "No schema declares the table.");

    private RuleFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new RuleFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void A_finding_shows_its_line_with_signs_under_the_place()
    {
        var file = Read("rules/a.kql", "// one\r\n\tBadge_CL | take 1\r\n");
        var place = Location.Of(file, new TextSpan(9, 8));
        var finding = Rule.At(place, "Badge_CL") with
        {
            Related = [new RelatedLocation(place, "The other one.")],
            Fix = new DiagnosticFix("Take it out", [], FixSafety.Safe),
        };
        Assert.That(Of(finding), Is.EqualTo(
            """
            warning[DET2001]: The table 'Badge_CL' is not declared.
             --> rules/a.kql:2:2
              |
            2 |     Badge_CL | take 1
              |     ^^^^^^^^
              = note: rules/a.kql:2:2: The other one.
              = fix: Take it out
              = help: https://github.com/detections-build/detections-build/blob/main/docs/rules/DET2001.md

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void A_place_of_several_lines_shows_the_first_and_names_the_last()
    {
        var file = Read("a.kql", "one\ntwo\nthree");
        Assert.That(Of(Rule.At(Location.Of(file, new TextSpan(1, 8)), "x")), Does.Contain("\n1 | one\n  |  ^^ to line 3\n"));
    }

    // Those of a repository's own analyzers need have none.
    [Test]
    public void A_finding_without_a_page_has_no_row_for_it()
    {
        var rule = Rule with { Id = "CONTOSO001" };
        Assert.That(Of(rule.At(Location.None, "x")), Is.EqualTo("warning[CONTOSO001]: The table 'x' is not declared.\n --> Rules.csproj\n"));
    }

    [Test]
    public void A_file_that_is_too_large_is_not_read_for_its_finding()
    {
        var path = _folder.FullPath("a.kql");
        using (var file = File.Create(path))
            file.SetLength(64 * 1024 * 1024 + 1);
        Assert.That(Of(Rule.At(Location.OfFile(path), "x")), Does.Contain(" --> a.kql:1:1\n  = help"));
    }

    [Test]
    public void A_finding_without_a_file_names_the_project()
    {
        Assert.That(Of(Rule.At(Location.None, "x")), Does.Contain("\n --> Rules.csproj\n  = help"));
    }

    [Test]
    public void A_file_that_is_gone_or_shorter_now_costs_the_line_and_nothing_else()
    {
        var file = Read("a.kql", "one\ntwo");
        var finding = Rule.At(Location.Of(file, new TextSpan(4, 3)), "x");
        File.WriteAllText(file.Path, "one");
        Assert.That(Of(finding), Does.Contain(" --> a.kql:2:1\n  = help"));
        File.Delete(file.Path);
        Assert.That(Of(finding), Does.Contain(" --> a.kql:2:1\n  = help"));
    }

    [Test]
    public void A_message_cannot_write_to_the_terminal()
    {
        var file = Read("a.kql", "one");
        Assert.That(Of(Rule.At(Location.Of(file, new TextSpan(0, 3)), "\u001B[2J\nx")), Does.StartWith("warning[DET2001]: The table '\uFFFD[2J x' is not declared.\n"));
    }

    [Test]
    public void The_file_holds_all_findings_with_an_empty_line_between()
    {
        var path = _folder.FullPath("bin/detections.txt");
        Assert.That(Report.Write(path, ["one\n", "two\n"]), Is.Null);
        Assert.That(File.ReadAllText(path), Is.EqualTo("one\n\ntwo\n"));
        Assert.That(Report.Write(Path.Combine(path, "x.txt"), ["one\n"])!.Id, Is.EqualTo("DET9006"));
    }

    private TextReport Report => new(new ReportedRun { ToolVersion = "1.0.0", RootDirectory = _folder.Root, ProjectFile = _folder.FullPath("Rules.csproj") });

    private SourceText Read(string path, string content) => SourceTextReader.Read(_folder.Write(path, content), 1000).Text!;

    private string Of(Diagnostic finding) => Report.Of([new ReportedDiagnostic(finding, DiagnosticSeverity.Warning)]).Single();
}
