using System.Text;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Reporting;
using Detections.Analysis.Text;

namespace Detections.Analysis.Tests.Reporting;

/// <summary>The summary of a CI run.</summary>
internal sealed class MarkdownSummaryTests
{
    private static readonly DiagnosticDescriptor Rule = new(
        "DET2001", "Table is not declared", "The table '{0}' is not declared.", DiagnosticCategory.Query, DiagnosticSeverity.Suggestion, "No schema declares the table.");

    private static readonly DiagnosticDescriptor Kusto = new(
        "KS142", "Name cannot be resolved", "{0}", DiagnosticCategory.Query, DiagnosticSeverity.Error, "The name refers to nothing that Kusto knows.");

    private RuleFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new RuleFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void It_shows_the_ids_and_then_the_files_the_worst_first()
    {
        var summary = Of(At("a.md", 2, Rule, "Badge_CL"), At("b.md", 4, Kusto, "Wrong."), At("b.md", 5, Rule, "Door"));
        Assert.That(summary, Is.EqualTo(
            """
            ### Rules

            Detections: all of it.

            | Severity | Id | Findings | Title |
            |---|---|---:|---|
            | error | [KS142](https://github.com/detections-build/detections-build/blob/main/docs/rules/KS.md) | 1 | Name cannot be resolved |
            | suggestion | [DET2001](https://github.com/detections-build/detections-build/blob/main/docs/rules/DET2001.md) | 2 | Table is not declared |

            <details><summary>b.md: 2</summary>

            - **error KS142**, line 5: Wrong.
            - **suggestion DET2001**, line 6: The table 'Door' is not declared.

            </details>

            <details><summary>a.md: 1</summary>

            - **suggestion DET2001**, line 3: The table 'Badge_CL' is not declared.

            </details>


            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void Without_findings_it_is_the_headline() =>
        Assert.That(Of(), Is.EqualTo("### Rules\n\nDetections: all of it.\n\n"));

    [Test]
    public void An_id_without_a_page_is_no_link() =>
        Assert.That(Of(At("a.md", 0, Rule with { Id = "CONTOSO001" }, "x")), Does.Contain("\n| suggestion | CONTOSO001 | 1 | Table is not declared |\n"));

    [Test]
    public void A_name_of_a_file_is_no_markup() =>
        Assert.That(Of(At("<b>&.md", 0, Kusto, "x")), Does.Contain("<summary>&lt;b&gt;&amp;.md: 1</summary>"));

    [Test]
    public void It_is_added_to_what_is_there_and_stays_below_the_limit()
    {
        var path = _folder.FullPath("out/summary.md");
        var many = Enumerable.Range(0, 20_000).Select(number => At($"{number / 10}.md", 1, Kusto, new string('x', 500))).ToList();
        Assert.That(Summary.AppendTo(path, "First.", []), Is.Null);
        Assert.That(Summary.AppendTo(path, "Second.", many), Is.Null);
        Assert.That(Summary.AppendTo(path, "Third.", many), Is.Null);
        var text = File.ReadAllText(path);
        Assert.That(new FileInfo(path).Length, Is.LessThan(1024 * 1024));
        Assert.That(text, Does.StartWith("### Rules\n\nFirst.\n\n### Rules\n\nSecond.").And.Contains(" more findings are in the log of the build."));
        Assert.That(text.Split("<details>"), Has.Length.EqualTo(text.Split("</details>").Length));
        Assert.That(Encoding.UTF8.GetBytes(text)[0], Is.EqualTo((byte)'#'), "No byte order mark.");
    }

    [Test]
    public void A_file_that_cannot_be_written_is_a_finding() =>
        Assert.That(Summary.AppendTo(_folder.Root, "x", [])!.Id, Is.EqualTo("DET9006"));

    private MarkdownSummary Summary => new(new ReportedRun { ToolVersion = "1.0.0", RootDirectory = _folder.Root, ProjectFile = _folder.FullPath("Rules.csproj") });

    private string Of(params ReportedDiagnostic[] findings) => Summary.Of("Detections: all of it.", findings, 1_000_000);

    private ReportedDiagnostic At(string path, int line, DiagnosticDescriptor rule, string argument) =>
        new(rule.At(new Location(_folder.FullPath(path), new LinePosition(line, 0), new LinePosition(line, 1)), argument), rule.DefaultSeverity);
}
