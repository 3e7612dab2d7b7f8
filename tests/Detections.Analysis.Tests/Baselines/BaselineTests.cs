using Detections.Analysis.Baselines;
using Detections.Analysis.Configuration;
using Detections.Kusto.Engine;

namespace Detections.Analysis.Tests.Baselines;

/// <summary>A baseline is written, the files change, and the findings are told apart.</summary>
internal sealed class BaselineTests
{
    private const string Rule = "SigninLogs\n| where Nope == 1\n| where None == 2\n";

    private RuleFolder _folder = null!;

    private string Baseline => _folder.FullPath(".detections.baseline.sarif");

    [SetUp]
    public void MakeFolder() => _folder = new RuleFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task What_is_known_is_quiet()
    {
        await WriteBaselineAsync(("rules/a.kql", Rule));
        var result = await AnalyzeAsync();
        Assert.That(result.Diagnostics, Is.Empty);
        Assert.That(result.Known.Select(one => one.Id), Is.EqualTo(new[] { "KS142", "KS142" }));
    }

    [TestCase("// A comment above.\n\n" + Rule, Description = "The lines moved.")]
    [TestCase("SigninLogs\n|   where Nope == 1  \n\t| where None == 2\n", Description = "White space changed.")]
    [TestCase("SigninLogs\n| where None == 2\n| where Nope == 1\n", Description = "The lines changed places.")]
    public async Task A_finding_stays_known_where_its_line_says_the_same(string changed)
    {
        await WriteBaselineAsync(("a.kql", Rule));
        _folder.Write("a.kql", changed);
        var result = await AnalyzeAsync();
        Assert.That(result.Diagnostics, Is.Empty);
        Assert.That(result.Known, Has.Length.EqualTo(2));
    }

    [TestCase("SigninLogs\n| where Nope == 2\n| where None == 2\n", Description = "Touched.")]
    [TestCase("SigninLogs\n| where Nopes == 1\n| where None == 2\n", Description = "Another name.")]
    public async Task A_finding_on_a_line_that_was_touched_is_new_and_the_old_one_fixed(string changed)
    {
        await WriteBaselineAsync(("a.kql", Rule));
        _folder.Write("a.kql", changed);
        var result = await AnalyzeAsync();
        Assert.That(result.Diagnostics.Select(one => (one.Id, one.Location.Start.Line)), Is.EquivalentTo(new[] { ("KS142", 1), ("DET9016", 11) }));
        Assert.That(result.Known, Has.Length.EqualTo(1));
    }

    [Test]
    public async Task One_more_of_a_known_kind_is_new()
    {
        await WriteBaselineAsync(("a.kql", Rule));
        _folder.Write("a.kql", Rule + "| where Nope == 1\n");
        var result = await AnalyzeAsync();
        Assert.That(result.Diagnostics.Select(one => one.Id), Is.EqualTo(new[] { "KS142" }));
        Assert.That(result.Known, Has.Length.EqualTo(2));
    }

    [Test]
    public async Task A_file_that_was_renamed_takes_its_findings_along()
    {
        await WriteBaselineAsync(("old name.kql", Rule));
        File.Move(_folder.FullPath("old name.kql"), _folder.FullPath("new.kql"));
        Assert.That((await AnalyzeAsync()).Diagnostics, Is.Empty);
    }

    [Test]
    public async Task The_findings_of_a_copy_are_new()
    {
        await WriteBaselineAsync(("a.kql", Rule));
        _folder.Write("b.kql", Rule);
        var result = await AnalyzeAsync();
        Assert.That(result.Diagnostics.Select(one => Path.GetFileName(one.Location.Path)), Is.EqualTo(new[] { "b.kql", "b.kql" }));
    }

    [Test]
    public async Task What_is_fixed_is_told_once_at_its_place_in_the_baseline()
    {
        await WriteBaselineAsync(("a.kql", Rule), ("b.kql", Rule));
        _folder.Write("a.kql", "SigninLogs\n");
        File.Delete(_folder.FullPath("b.kql"));
        var finding = (await AnalyzeAsync()).Diagnostics.Single();
        Assert.That(finding.Message, Is.EqualTo(
            "The baseline holds 4 findings that are not found any more; 'dotnet build -t:BaselineDetections -p:DetectionBaselineShrinkOnly=true' takes out what is fixed."));
        Assert.That((finding.Location.Path, finding.Related.Length), Is.EqualTo((Baseline, 3)));
        Assert.That(File.ReadAllLines(Baseline)[finding.Location.Start.Line].Trim(), Is.EqualTo("{"));
    }

    [Test]
    public async Task Nothing_is_said_to_be_fixed_in_a_file_that_was_not_looked_at()
    {
        await WriteBaselineAsync(("a.kql", Rule), ("b.yaml", "id: 1\nkind: NRT\nquery: |\n  T\nnae: x\n"));
        _folder.Write("b.yaml", "id: 1\nkind: NRT\nquery: |\n  T\n bad: [\n");
        using var engine = new NodeKustoEngine(TestEngine.Options with { NodePath = "/no/such/node" });
        var result = await new DetectionAnalyzerDriver().RunAsync(Request(), engine, default);
        Assert.That(result.Diagnostics.Select(one => one.Id), Is.EquivalentTo(new[] { "DET1005", "DET9001" }));
    }

    [TestCase("no JSON", "it is no JSON from here on")]
    [TestCase("[]", "it has no results")]
    [TestCase("""{ "runs": [{ "results": [{ "ruleId": "KS142" }] }] }""", "this result lacks its id, file, message or fingerprint")]
    public async Task A_baseline_that_cannot_be_read_is_told_and_knows_nothing(string content, string reason)
    {
        _folder.Write("a.kql", Rule);
        File.WriteAllText(Baseline, content);
        var result = await AnalyzeAsync();
        Assert.That(result.Diagnostics.Select(one => one.Id), Is.EqualTo(new[] { "DET9017", "KS142", "KS142" }));
        Assert.That(result.Diagnostics[0].Message, Does.StartWith($"The baseline cannot be read, so all findings are new: {reason}; "));

        await RunAsync(shrinkOnly: false);
        Assert.That((await AnalyzeAsync()).Diagnostics, Is.Empty, "It can be written anew.");
    }

    [Test]
    public async Task A_baseline_that_is_no_text_is_not_overwritten_by_shrinking()
    {
        _folder.Write("a.kql", Rule);
        File.WriteAllBytes(Baseline, [0xFF]);
        Assert.That((await RunAsync(shrinkOnly: true)).Problems.Select(one => one.Id), Is.EqualTo(new[] { "DET9017" }));
        Assert.That(File.ReadAllBytes(Baseline), Is.EqualTo(new byte[] { 0xFF }));
    }

    [Test]
    public async Task Another_message_for_the_same_line_is_the_same_finding()
    {
        await WriteBaselineAsync(("a.kql", Rule));
        File.WriteAllText(Baseline, File.ReadAllText(Baseline).Replace("does not refer to", "is none of", StringComparison.Ordinal));
        Assert.That((await AnalyzeAsync()).Diagnostics, Is.Empty);
    }

    [Test]
    public async Task Shrinking_takes_out_what_is_fixed_and_puts_nothing_in()
    {
        await WriteBaselineAsync(("a.kql", Rule));
        _folder.Write("a.kql", Rule.Replace("Nope", "New", StringComparison.Ordinal));
        Assert.That((await RunAsync(shrinkOnly: true)).Known!.Value, Has.Length.EqualTo(1));
        Assert.That((await AnalyzeAsync()).Diagnostics.Select(one => one.Id), Is.EqualTo(new[] { "KS142" }));

        await RunAsync(shrinkOnly: false);
        Assert.That((await AnalyzeAsync()).Diagnostics, Is.Empty);
    }

    [Test]
    public async Task What_is_not_reported_does_not_become_known()
    {
        _folder.Write("a.kql", Rule);
        var result = await RunAsync(shrinkOnly: false, new SeverityPolicy(noWarn: "KS142"));
        Assert.That(result.Known, Is.Empty);
    }

    [Test]
    public async Task It_is_not_written_where_the_tool_could_not_do_its_work()
    {
        _folder.Write("a.kql", Rule);
        using var engine = new NodeKustoEngine(TestEngine.Options with { NodePath = "/no/such/node" });
        var result = await new DetectionBaseliner().RunAsync(BaselineRequest(shrinkOnly: false), engine, default);
        Assert.That(result.Known, Is.Null);
        Assert.That(result.Problems.Select(one => one.Id), Is.EqualTo(new[] { "DET9001" }));
        Assert.That(Baseline, Does.Not.Exist);
    }

    [Test]
    public async Task It_holds_no_line_no_version_and_no_full_path()
    {
        await WriteBaselineAsync(("rules/a b.kql", Rule));
        var text = File.ReadAllText(Baseline);
        Assert.That(text, Does.Contain("\"uri\": \"rules/a%20b.kql\""));
        Assert.That(text, Does.Not.Contain("startLine").And.Not.Contain("semanticVersion").And.Not.Contain(_folder.Root));
        Assert.That(text, Does.EndWith("\n").And.Not.Contain("\r"));
    }

    private Task<AnalysisResult> AnalyzeAsync() => new DetectionAnalyzerDriver().RunAsync(Request(), TestEngine.Engine, default);

    private async Task WriteBaselineAsync(params (string Path, string Content)[] files)
    {
        foreach (var (path, content) in files)
            _folder.Write(path, content);
        Assert.That((await RunAsync(shrinkOnly: false)).Problems, Is.Empty);
    }

    private Task<BaselineResult> RunAsync(bool shrinkOnly, SeverityPolicy? policy = null) =>
        new DetectionBaseliner().RunAsync(BaselineRequest(shrinkOnly) with { Policy = policy ?? new SeverityPolicy() }, TestEngine.Engine, default);

    private BaselineRequest BaselineRequest(bool shrinkOnly) =>
        new() { Analysis = Request(), File = Baseline, ProjectFile = _folder.FullPath("Rules.csproj"), ShrinkOnly = shrinkOnly };

    private AnalysisRequest Request() => _folder.Request() with { BaselineFile = File.Exists(Baseline) ? Baseline : null };
}
