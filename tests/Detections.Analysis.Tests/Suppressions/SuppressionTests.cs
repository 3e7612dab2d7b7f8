using Detections.Kusto.Engine;

namespace Detections.Analysis.Tests.Suppressions;

internal sealed class SuppressionTests
{
    private static readonly DateOnly Today = new(2026, 6, 30);

    [TestCase("print Nope // detections:disable KS142 -- The column comes next week.\n")]
    [TestCase("// detections:disable-next-line KS142 -- The column comes next week.\nprint Nope\n")]
    [TestCase("print 1\n// detections:disable-file ks142 -- The column comes next week.\n| where Nope == 1\n| where No == 1\n")]
    [TestCase("//detections:disable-next-line KS211,KS142 , DET2001 until 2026-06-30 -- a -- b\nprint Nope, No(1)\n", Description = "One id is not found, and another test tells what is said of that.")]
    [TestCase("// detections:disable-next-line DET2001 -- One.\n// detections:disable-next-line KS142 -- Two.\nprint Nope\n")]
    public async Task A_comment_in_a_query_suppresses(string query)
    {
        var result = await AnalyzeAsync("rule.kql", query);
        Assert.That(result.Diagnostics.Where(one => one.Id != "DET9013"), Is.Empty);
        Assert.That(result.Suppressed.Select(one => one.Diagnostic.Id), Has.Some.EqualTo("KS142"));
    }

    [TestCase("print Nope, '// detections:disable KS142 -- no'\n", Description = "A string.")]
    [TestCase("print Nope, @\"// detections:disable KS142 -- \"\"no\"\"\"\n", Description = "A verbatim string.")]
    [TestCase("print Nope, ```\n// detections:disable-file KS142 -- no\n```\n", Description = "A string over lines.")]
    [TestCase("// Not detections:disable-file KS142 -- no\nprint Nope\n", Description = "Text before it.")]
    [TestCase("// detections: disable-file KS142 -- no\nprint Nope\n", Description = "A blank in it.")]
    [TestCase("// detections:total KS142 -- no\nprint Nope\n", Description = "A word of somebody else.")]
    public async Task No_suppression_is(string query)
    {
        var result = await AnalyzeAsync("rule.kql", query);
        Assert.That(result.Suppressed, Is.Empty);
        Assert.That(result.Diagnostics.Select(one => one.Id), Is.EqualTo(new[] { "KS142" }));
    }

    [Test]
    public async Task A_comment_on_another_line_suppresses_nothing_and_is_told()
    {
        var result = await AnalyzeAsync("rule.kql", "// detections:disable-next-line KS142 -- Gone.\nprint 1\n| where Nope == 1\n");
        Assert.That(Described(result), Is.EqualTo(new[]
        {
            "(1,33,1,38) DET9013 No finding of 'KS142' is suppressed here; take the id out of the comment.",
            "(3,9,3,13) KS142 The name 'Nope' does not refer to any known column, table, variable or function.",
        }));
    }

    [TestCase("detections:disable KS142", "(1,4,1,22) DET9012 The suppression gives no reason and suppresses nothing; write 'detections:disable DET2001 -- reason'.")]
    [TestCase("detections:disable KS142 --  ", "(1,4,1,22) DET9012 The suppression gives no reason and suppresses nothing; write 'detections:disable DET2001 -- reason'.")]
    [TestCase("detections:disable -- Why not.", "(1,4,1,22) DET9012 The suppression names no id and suppresses nothing; write 'detections:disable DET2001 -- reason'.")]
    [TestCase("detections:disabel KS142 -- Why not.", "(1,4,1,22) DET9012 The word 'disabel' is unknown; use 'disable', 'disable-next-line' or 'disable-file'. Did you mean 'disable'?")]
    [TestCase("detections:disable DET2991 -- Why not.", "(1,23,1,30) DET9012 The id 'DET2991' is unknown and cannot be suppressed. Did you mean 'DET2001'?")]
    [TestCase("detections:disable DET9002 -- Why not.", "(1,23,1,30) DET9012 The id 'DET9002' is about the tool itself and cannot be suppressed; take it out.")]
    [TestCase("detections:disable KS142 until 2026-13-01 -- Why not.", "(1,35,1,45) DET9012 The day '2026-13-01' behind 'until' is none; write it as in 'until 2027-01-31'.")]
    [TestCase("detections:disable KS142 until -- Why not.", "(1,4,1,22) DET9012 The day '' behind 'until' is none; write it as in 'until 2027-01-31'.")]
    [TestCase("detections:disable KS142 until 2027-01-31 soon -- Why not.", "(1,46,1,50) DET9012 The suppression cannot be read from 'soon' on; write 'detections:disable DET2001 -- reason', with 'until 2027-01-31' before the reason where it is to end.")]
    [TestCase("detections:disable KS142 until 2026-06-29 -- Why not.", "(1,35,1,45) DET9014 The suppression ended on 2026-06-29; fix what it hid, or give it a new date.")]
    public async Task A_comment_that_cannot_count_is_told_and_suppresses_nothing(string comment, string expected)
    {
        var result = await AnalyzeAsync("rule.kql", $"// {comment}\nprint Nope\n");
        Assert.That(Described(result)[0], Is.EqualTo(expected));
        Assert.That(result.Diagnostics.Select(one => one.Id), Has.Exactly(1).EqualTo("KS142"));
        Assert.That(result.Suppressed, Is.Empty);
    }

    [Test]
    public async Task A_YAML_rule_has_comments_of_its_own_and_of_its_query()
    {
        var result = await AnalyzeAsync("rule.yaml", """
            # detections:disable-next-line DET3002 -- Invented for the test.
            relevantTechniques: [T9999]
            id: 1
            name: "# detections:disable-file KS142 -- A string."
            kind: Scheduled
            tactics: [Execution]
            query: |
              print Text = '# detections:disable-file KS142 -- Text of the query.'
              | where Nope == 1 // detections:disable KS142 -- The column comes next week.
            """);
        Assert.That(result.Suppressed.Select(one => $"{one.Diagnostic.Id} {one.Suppression.Reason}"), Is.SupersetOf(new[]
        {
            "DET3002 Invented for the test.", "KS142 The column comes next week.",
        }));
        Assert.That(result.Diagnostics.Select(one => one.Id), Has.None.EqualTo("DET3002").And.None.EqualTo("DET9013"));
    }

    [Test]
    public async Task A_Markdown_rule_has_comments_around_its_queries()
    {
        var result = await AnalyzeAsync("rule.md", """
            ---
            title: x
            # detections:disable-file KS500 -- The table is small.
            ---
            # Rule

            <!-- detections:disable-file DET3002 -- Invented
                 for the test. -->

            | Tactic | Techniques |
            |---|---|
            | TA0008: Lateral Movement | T9999 |

            ```kql
            SecurityAlert | where AlertName contains "powershell"
            ```

            ```markdown
            <!-- detections:disable-file KS142 -- Shown, not meant. -->
            ```
            """);
        Assert.That(result.Suppressed.Select(one => $"{one.Diagnostic.Id} {one.Suppression.Reason}"), Is.EquivalentTo(new[]
        {
            "DET3002 Invented for the test.", "KS500 The table is small.",
        }));
        Assert.That(result.Diagnostics, Is.Empty);
    }

    [Test]
    public async Task A_row_of_a_table_has_its_comment_in_a_cell()
    {
        var result = await AnalyzeAsync("rule.md", """
            # Rule

            | Tactic | Techniques |
            |---|---|
            | TA0008: Lateral Movement | T9999 <!-- detections:disable DET3002 -- Invented for the test. --> |
            | TA0008: Lateral Movement | T9998 |

            ```kql
            SecurityAlert | take 1
            ```
            """);
        Assert.That(result.Suppressed.Select(one => one.Diagnostic.Location.Start.Line), Is.EqualTo(new[] { 4 }));
        Assert.That(result.Diagnostics.Select(one => (one.Id, one.Location.Start.Line)), Is.EqualTo(new[] { ("DET3002", 5) }));
    }

    [Test]
    public async Task Nothing_is_unused_where_a_query_was_not_analyzed()
    {
        using var folder = new RuleFolder();
        folder.Write("rule.kql", "print 1 // detections:disable KS142 -- The column comes next week.\n");
        using var engine = new NodeKustoEngine(TestEngine.Options with { NodePath = "/no/such/node" });
        var result = await folder.AnalyzeAsync(engine);
        Assert.That(result.Diagnostics.Select(one => one.Id), Is.EqualTo(new[] { "DET9001" }));
    }

    [Test]
    public async Task Nothing_ends_without_a_day()
    {
        using var folder = new RuleFolder();
        folder.Write("rule.kql", "print Nope // detections:disable KS142 until 2001-01-01 -- Long ago.\n");
        var result = await folder.AnalyzeAsync();
        Assert.That(result.Diagnostics, Is.Empty);
        Assert.That(result.Suppressed, Has.Length.EqualTo(1));
    }

    private static async Task<AnalysisResult> AnalyzeAsync(string name, string content)
    {
        using var folder = new RuleFolder();
        folder.Write(name, content);
        return await new DetectionAnalyzerDriver().RunAsync(folder.Request() with { Today = Today }, TestEngine.Engine, default);
    }

    private static string[] Described(AnalysisResult result) =>
        [.. result.Diagnostics.Select(one => $"{one.Location.ToString()[one.Location.Path.Length..]} {one.Id} {one.Message}")];
}
