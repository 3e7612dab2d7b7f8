using System.Text;
using Detections.Analysis.Configuration;
using Detections.Analysis.Fixing;

namespace Detections.Analysis.Tests.Fixing.Formatting;

/// <summary>Queries are laid out in each form of file, and nothing else is touched.</summary>
internal sealed class DetectionFormatterTests
{
    private RuleFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new RuleFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("rule.kql", "DeviceEvents|take 1\n", "DeviceEvents | take 1\n", TestName = "A_short_query_stays_on_its_line")]
    [TestCase("rule.kql", "DeviceEvents\n|where DeviceName=='a'|take 1\n", "DeviceEvents\n| where DeviceName == 'a'\n| take 1\n", TestName = "A_line_for_each_operator")]
    [TestCase("rule.kql", "\n\n// head\nDeviceEvents // trail\n|take 1", "\n\n// head\nDeviceEvents // trail\n| take 1", TestName = "Comments_and_the_lines_around_stay")]
    [TestCase("rule.kql", "\uFEFFDeviceEvents\r\n|take 1|take 2\r\n", "\uFEFFDeviceEvents\r\n| take 1\r\n| take 2\r\n", TestName = "Byte_order_mark_and_line_ends_stay")]
    [TestCase("rule.kql", "DeviceEvents | where DeviceName == \"a  b\" // x  y\r\n|take 1", "DeviceEvents\r\n| where DeviceName == \"a  b\" // x  y\r\n| take 1", TestName = "Blanks_in_strings_and_comments_stay")]
    [TestCase("rule.md", "# A  rule\n\n```kql\nDeviceEvents\n|take 1|take 2\n```\n\ntext|text\n", "# A  rule\n\n```kql\nDeviceEvents\n| take 1\n| take 2\n```\n\ntext|text\n", TestName = "A_fence")]
    [TestCase("rule.md", "# A\n\n- item\n\n  ```kql\n  DeviceEvents\n  |take 1|take 2\n  ```\n", "# A\n\n- item\n\n  ```kql\n  DeviceEvents\n  | take 1\n  | take 2\n  ```\n", TestName = "A_fence_in_a_list")]
    [TestCase("rule.md", "# A\n\n> ```kql\n> DeviceEvents\n> |take 1|take 2\n> ```\n", "# A\n\n> ```kql\n> DeviceEvents\n> | take 1\n> | take 2\n> ```\n", TestName = "A_fence_in_a_quote")]
    [TestCase("rule.yaml", Yaml + "query: |\n    DeviceEvents\n\n    // note\n    |take 1|take 2   \nversion:   1.0.0\n", Yaml + "query: |\n    DeviceEvents\n\n    // note\n    | take 1\n    | take 2   \nversion:   1.0.0\n", TestName = "A_block_scalar")]
    [TestCase("rule.yaml", Yaml + "query: |\r\n  DeviceEvents\r\n    |where DeviceName  == 'a'|take 1\r\n", Yaml + "query: |\r\n  DeviceEvents\r\n  | where DeviceName == 'a'\r\n  | take 1\r\n", TestName = "A_block_scalar_with_other_line_ends")]
    [TestCase("rule.yaml", Yaml + "query: \"DeviceEvents\\n|where DeviceName==\\\"a\\\"|take 1\"\n", Yaml + "query: \"DeviceEvents\\n| where DeviceName == \\\"a\\\"\\n| take 1\"\n", TestName = "A_string_with_escapes")]
    [TestCase("rule.yaml", Yaml + "query: DeviceEvents|take 1 # comment\n", Yaml + "query: DeviceEvents | take 1 # comment\n", TestName = "A_value_on_the_line_of_its_key")]
    [TestCase("rule.yaml", Yaml + "query: DeviceEvents | summarize Count = count() by A = strcat(DeviceName, 'x'), B = 1 | where Count > 1 | join kind=inner (DeviceEvents | where DeviceName == 'b' | take 1) on $left.A == $right.DeviceName\n", null, TestName = "A_value_on_the_line_of_its_key_that_would_need_lines_is_left")]
    [TestCase("rule.yaml", Yaml + "query: >\n  DeviceEvents\n\n  |take 1\n", Yaml + "query: >\n  DeviceEvents\n\n  | take 1\n", TestName = "A_folded_scalar_where_lines_stay")]
    [TestCase("rule.yaml", Yaml + "query: >\n  DeviceEvents\n\n  |where DeviceName=='a'\n  |take 1\n", null, TestName = "A_folded_scalar_that_would_need_lines_is_left")]
    [TestCase("rule.kql", "DeviceEvents|take (\n", null, TestName = "A_query_with_a_syntax_error_is_left")]
    public async Task Only_blanks_and_line_ends_of_the_query_change(string name, string before, string? afterwards)
    {
        var after = afterwards ?? before;
        var path = _folder.Write(name, before);
        var remaining = await _folder.AnalyzeAsync();
        var first = await FormatAsync();
        Assert.That(File.ReadAllText(path, new UTF8Encoding(false)), Is.EqualTo(after.TrimStart('\uFEFF')));
        Assert.That(File.ReadAllBytes(path)[0] == 0xEF, Is.EqualTo(before[0] == '\uFEFF'));
        Assert.That(first.Files.Sum(file => file.Fixed.Length), Is.EqualTo(before == after ? 0 : 1), string.Join('\n', first.Files.SelectMany(file => file.Refused)));
        Assert.That((await _folder.AnalyzeAsync()).Diagnostics.Select(one => one.Message), Is.EqualTo(remaining.Diagnostics.Select(one => one.Message)));

        var second = await FormatAsync();
        Assert.That(second.Files.SelectMany(file => file.Fixed), Is.Empty);
    }

    [Test]
    public async Task The_query_of_a_custom_detection_keeps_the_escapes_of_its_strings()
    {
        const string Before = """{"displayName":"A", "queryCondition": {"queryText":"DeviceEvents\r\n|where DeviceName == \"\u0061\"|take 1"}, "schedule":{"period":"1H"},"detectionAction":{}}""";
        var path = _folder.Write("rule.json", Before);
        await FormatAsync();
        Assert.That(File.ReadAllText(path), Is.EqualTo(Before.Replace("|where", "| where", StringComparison.Ordinal).Replace("|take", "\\r\\n| take", StringComparison.Ordinal)));
    }

    // The comment would stand on the line of the last operator only.
    private const string Suppressed = "DeviceEvents\n| where Missing == 1 | take 1 // detections:disable KS142 -- Ours.\n";

    [Test]
    public async Task A_suppression_keeps_its_line()
    {
        var path = _folder.Write("rule.kql", Suppressed);
        var result = await FormatAsync();
        Assert.That(result.Files.Single().Refused.Single().Reason, Does.StartWith("the file would still have, or get, the finding"));
        Assert.That(File.ReadAllText(path), Is.EqualTo(Suppressed));
    }

    [Test]
    public async Task A_query_that_cannot_be_formatted_costs_no_other()
    {
        var path = _folder.Write("rule.md", "# A\n\n```kql\nDeviceEvents|take 1\n```\n\n```kql\n" + Suppressed + "```\n\n```kql\nDeviceEvents|take 3\n```\n");
        var result = await FormatAsync();
        Assert.That(result.Files.Single().Fixed, Has.Length.EqualTo(2));
        Assert.That(result.Files.Single().Refused, Has.Length.EqualTo(1));
        Assert.That(File.ReadAllText(path), Does.Contain("DeviceEvents | take 1").And.Contain(Suppressed).And.Contain("DeviceEvents | take 3"));
    }

    [Test]
    public async Task A_dry_run_and_a_severity_of_none_write_nothing()
    {
        var path = _folder.Write("rule.kql", "DeviceEvents|take 1\n");
        var dry = await FormatAsync(isDryRun: true);
        Assert.That(dry.Files.Single().Fixed.Single().Location.Start.Column, Is.EqualTo(12), "The first place that would change.");
        Assert.That(UnifiedDiff.Of(dry.Files.Single()), Is.EqualTo("--- a/rule.kql\n+++ b/rule.kql\n@@ -1,1 +1,1 @@\n-DeviceEvents|take 1\n+DeviceEvents | take 1\n"));

        _folder.Write(".editorconfig", "[*.kql]\ndotnet_diagnostic.DET9030.severity = none\n");
        Assert.That((await FormatAsync()).Files, Is.Empty);
        Assert.That(File.ReadAllText(path), Is.EqualTo("DeviceEvents|take 1\n"));
    }

    private const string Yaml = "id: 0f1e2d3c-4b5a-4968-8776-655443322110\nname:   A  # comment\nkind: Scheduled\n";

    private Task<FixResult> FormatAsync(bool isDryRun = false) =>
        new DetectionFormatter().RunAsync(new FixRequest { Analysis = _folder.Request(), Policy = new SeverityPolicy(), IsDryRun = isDryRun }, TestEngine.Engine, CancellationToken.None);
}
