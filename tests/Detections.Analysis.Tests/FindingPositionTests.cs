using System.Text;
using Detections.Analysis.Text;

namespace Detections.Analysis.Tests;

/// <summary>One wrong name, in a query written in every way there is: the finding stands on the characters of the name.</summary>
internal sealed class FindingPositionTests
{
    private const string Name = "DeviceNam";
    private const string YamlHead = "name: Test\nkind: Scheduled\n";

    [TestCase("query: |\n  DeviceEvents\n  | where DeviceNam == 'x'\n", TestName = "Literal block")]
    [TestCase("query: |-\n      DeviceEvents\n        | where DeviceNam == 'x'\n", TestName = "Literal block without final line end")]
    [TestCase("query: |+\n  DeviceEvents\n  | where DeviceNam == 'x'\n\n\n", TestName = "Literal block with all line ends")]
    [TestCase("query: |2\n    DeviceEvents\n   | where DeviceNam == 'x'\n", TestName = "Literal block with an indentation indicator")]
    [TestCase("query: |\n\n\n  // note\n\n  DeviceEvents\n\n  | where DeviceNam == 'x'\n", TestName = "Literal block with empty lines")]
    [TestCase("query: |\n  DeviceEvents\n  |\twhere\t\tDeviceNam == 'x'\n", TestName = "Literal block with tabs")]
    [TestCase("query: |\n  DeviceEvents // 😀😀 é\n  | where ActionType == '😀' and DeviceNam == 'x'\n", TestName = "Literal block with characters outside of the BMP")]
    [TestCase("query: >\n  DeviceEvents\n  | where\n  DeviceNam == 'x'\n", TestName = "Folded block")]
    [TestCase("query: >-\n  DeviceEvents\n\n  | where\n\n    ActionType == 'y' and DeviceNam == 'x'\n", TestName = "Folded block with lines that stay")]
    [TestCase("query: DeviceEvents | where DeviceNam == 'x'\n", TestName = "Plain scalar")]
    [TestCase("query: DeviceEvents\n  | where\n    DeviceNam == 'x'\n", TestName = "Plain scalar on several lines")]
    [TestCase("query: 'DeviceEvents | where ActionType == ''y'' and DeviceNam == ''x'''\n", TestName = "Single-quoted")]
    [TestCase("query: 'DeviceEvents\n\n  | where ActionType == ''y''\n  and DeviceNam == ''x'''\n", TestName = "Single-quoted on several lines")]
    [TestCase("query: \"DeviceEvents\\n| where ActionType == \\\"y\\\" and DeviceNam == 'x'\"\n", TestName = "Double-quoted with escapes")]
    [TestCase("query: \"DeviceEvents // \\U0001F600 \\\n   note\\n| where DeviceNam == 'x'\"\n", TestName = "Double-quoted with an escaped line end")]
    [TestCase("query: !!str &q |\n  DeviceEvents\n  | where DeviceNam == 'x'\n", TestName = "Literal block with tag and anchor")]
    public async Task In_Yaml(string query)
    {
        await AssertFoundAsync("rule.yaml", YamlHead + query);
        await AssertFoundAsync("rule.yaml", (YamlHead + query).ReplaceLineEndings("\r\n"));
        await AssertFoundAsync("rule.yaml", "\uFEFF" + YamlHead + query);
        await AssertFoundAsync("rule.yaml", "# 😀\n---\n" + YamlHead + query + "severity: High\n");
    }

    [TestCase("{kind: Scheduled, query: 'DeviceEvents | where DeviceNam == 1'}\n", TestName = "Flow mapping, single-quoted")]
    [TestCase("{\"kind\": \"NRT\", \"query\": \"DeviceEvents\\n| where DeviceNam == 1\"}\n", TestName = "JSON")]
    [TestCase("{kind: NRT, query: DeviceEvents | where DeviceNam == 1}\n", TestName = "Flow mapping, plain")]
    public async Task In_a_flow_mapping(string content)
    {
        await AssertFoundAsync("rule.yml", content);
        await AssertFoundAsync("rule.yml", "\uFEFF" + content.ReplaceLineEndings("\r\n"));
    }

    [TestCase("DeviceEvents\\n| where DeviceNam == 1", TestName = "One line of JSON")]
    [TestCase("DeviceEvents\\r\\n| where ActionType == \\\"\\ud83d\\uDE00 \\u0041 é😀\\\" and DeviceNam == 1", TestName = "Escapes of JSON")]
    [TestCase("// C:\\\\x \\/\\t\\nDeviceEvents\n  |\twhere DeviceNam == 1\n", TestName = "Several lines in a JSON string")]
    public async Task In_json(string query)
    {
        var detection = "{\n  \"displayName\": \"😀\", // 😀\n  \"queryCondition\": { \"queryText\": \"" + query + "\" }\n}";
        var template = "{\"resources\": [ /* 😀\n */ { \"type\": \"Microsoft.SecurityInsights/alertRules\", \"kind\": \"NRT\", \"properties\": {\"query\": \"" + query + "\" } }, ] }";
        foreach (var content in new[] { detection, template })
        {
            await AssertFoundAsync("rule.json", content);
            await AssertFoundAsync("rule.json", content.ReplaceLineEndings("\r\n"));
            await AssertFoundAsync("rule.json", "\uFEFF" + content);
        }
    }

    [TestCase("# T\n\n```kql\nDeviceEvents\n| where DeviceNam == 'x'\n```\n", TestName = "Fence")]
    [TestCase("---\nid: 1\ntitle: 😀\n---\n# T 😀\n\n```C#\nDeviceEvents\n|\twhere DeviceName == '😀' or DeviceNam == 'x'\n```\n", TestName = "Fence with another label, below front matter")]
    [TestCase("- a\n\n  1. b\n\n     ```kusto\n     DeviceEvents\n       | where DeviceNam == 'x'\n     ```\n", TestName = "Fence in a list")]
    [TestCase("> text\n>\n> ```kql\n> DeviceEvents\n>   | where DeviceNam == 'x'\n> ```\n", TestName = "Fence in a block quote")]
    [TestCase("> - a\n>\n>   ~~~~ kql\n>   DeviceEvents\n>   | where DeviceNam == 'x'\n>   ~~~~\n", TestName = "Fence in a list in a block quote")]
    [TestCase("- a\n\n\t```kql\n\tDeviceEvents\n\t| where DeviceNam == 'x'\n\t```\n", TestName = "Fence indented with a tab")]
    [TestCase("   ```kql\n   DeviceEvents\n  | where DeviceNam == 'x'\n   ```\n", TestName = "Fence whose lines are indented less")]
    public async Task In_Markdown(string content)
    {
        await AssertFoundAsync("rule.md", content);
        await AssertFoundAsync("rule.md", content.ReplaceLineEndings("\r\n"));
        await AssertFoundAsync("rule.md", "\uFEFF" + content);
    }

    [TestCase("DeviceEvents | where DeviceNam == 'x'", TestName = "One line")]
    [TestCase("// title: 😀\n\nDeviceEvents\n|\twhere DeviceName == '😀' or\tDeviceNam == 'x'\n", TestName = "Header, tabs, emoji")]
    public async Task In_a_kql_file(string content)
    {
        await AssertFoundAsync("rule.kql", content);
        await AssertFoundAsync("rule.csl", content.ReplaceLineEndings("\r\n"));
        await AssertFoundAsync("rule.kql", "\uFEFF" + content);
    }

    [Test]
    public async Task A_name_written_with_escapes_is_found_with_them() =>
        await (new AnalyzerVerifier { FileName = "rule.yaml" }).VerifyAsync(YamlHead + "query: \"DeviceEvents | where {|KS142:Device\\x4eam|} == 'x'\"\n");

    [Test]
    public async Task A_name_written_with_escapes_of_json_is_found_with_them() =>
        await (new AnalyzerVerifier { FileName = "rule.json" }).VerifyAsync("{ \"displayName\": \"x\", \"queryCondition\": { \"queryText\": \"DeviceEvents | where {|KS142:Device\\u004eam|} == 1\" } }");

    [Test]
    public async Task A_name_on_the_last_line_without_a_line_end_is_found() =>
        await (new AnalyzerVerifier { FileName = "rule.yaml" }).VerifyAsync(YamlHead + "query: |\n  DeviceEvents\n  | project {|KS142:DeviceNam|}");

    [Test]
    public async Task The_column_is_25_where_the_best_known_peer_says_21()
    {
        using var folder = new RuleFolder();
        folder.Write("rule.yaml", YamlHead + "query: |\n    SecurityEvent\n    | where CommandLine contains 'powershell'\n");

        var finding = (await folder.AnalyzeAsync()).Diagnostics.Single();

        Assert.That((finding.Id, finding.Location.Start), Is.EqualTo(("KS500", new LinePosition(4, 25 - 1))));
    }

    private static async Task AssertFoundAsync(string name, string content)
    {
        using var folder = new RuleFolder();
        var path = folder.Write(name, content);

        var result = await folder.AnalyzeAsync();

        var finding = result.Diagnostics.Single();
        Assert.That(finding.Id, Is.EqualTo("KS142"), finding.Message);
        var (start, end) = PlaceIn(path);
        Assert.That((finding.Location.Start, finding.Location.End), Is.EqualTo((start, end)), content);
    }

    // From the bytes of the file, without anything of the tool.
    private static (LinePosition Start, LinePosition End) PlaceIn(string path)
    {
        var lines = Encoding.UTF8.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF').Split('\n');
        var line = Array.FindIndex(lines, text => text.Contains(Name + " ", StringComparison.Ordinal));
        var column = lines[line].IndexOf(Name + " ", StringComparison.Ordinal);
        return (new LinePosition(line, column), new LinePosition(line, column + Name.Length));
    }
}
