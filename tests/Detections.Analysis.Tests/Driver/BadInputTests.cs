using System.Text;

namespace Detections.Analysis.Tests.Driver;

/// <summary>A file that is bad in some way gets its finding at its place, and the good rule beside it is analyzed.</summary>
internal sealed class BadInputTests
{
    private const string YamlHead = "kind: NRT\n";
    private const int Megabyte = 1024 * 1024;

    private RuleFolder _folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        _folder = new RuleFolder();
        _folder.Write("good.kql", "DeviceEvents | where DeviceNam == 'x'");
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("bad.kql", new byte[] { (byte)'T', (byte)'\n', 0xE9 }, "2:1 DET1001", TestName = "Invalid UTF-8")]
    [TestCase("bad.md", new byte[] { 0xFF, 0xFE, (byte)'#', 0 }, "1:1 DET1001", TestName = "UTF-16")]
    [TestCase("bad.yaml", new byte[] { (byte)'P', (byte)'K', 3, 4, 0, 0xFF }, "1:5 DET1004", TestName = "Binary named .yaml")]
    [TestCase("bad.kql", new byte[0], "1:1 DET1010", TestName = "Empty file")]
    public async Task A_file_that_is_no_text_is_found(string name, byte[] content, string expected)
    {
        _folder.Write(name, content);

        await AssertFoundAsync(expected);
    }

    [TestCase("bad.md", "")]
    [TestCase("bad.yaml", "")]
    [TestCase("bad.md", "# Read me\n\nNo query here.\n")]
    [TestCase("bad.yaml", "jobs:\n  build: [1, 2\n")]
    [TestCase("bad.json", "")]
    [TestCase("bad.json", "{ \"query\": [")]
    [TestCase("bad.txt", "anything")]
    public async Task A_file_that_is_something_else_is_left_alone(string name, string content)
    {
        var path = _folder.Write(name, content);

        var result = await AssertFoundAsync();

        Assert.That(result.FilesWithoutRules, Is.EqualTo([path]));
    }

    [Test]
    public async Task Json_that_cannot_be_decoded_or_is_too_large_is_no_rule()
    {
        _folder.Write("utf16.json", [0xFF, 0xFE, (byte)'{', 0]);
        _folder.Write("latin1.json", [(byte)'"', 0xE9, (byte)'"']);
        _folder.Write("binary.json", [(byte)'"', 0]);
        _folder.Write("large.json", new byte[10 * Megabyte]);

        var result = await AssertFoundAsync();

        Assert.That(result.FilesWithoutRules, Has.Length.EqualTo(4));
    }

    [TestCase("bad.md", "# T\n\n```kql\nDeviceEvents\n| take 1\n", "3:1 DET1007", TestName = "Fence never closed")]
    [TestCase("bad.md", "---\nid: 1\n\n# T\n```kql\nDeviceEvents | take 1\n```\n", "1:1 DET1008", TestName = "Front matter never closed")]
    [TestCase("bad.md", "```kql\n// nothing\n```\n", "1:1 DET1010", TestName = "Empty query")]
    [TestCase("bad.yaml", "kind: NRT\nquery: |\n  T\n bad: [\n", "4:2 DET1005", TestName = "Broken YAML")]
    [TestCase("bad.yaml", "kind: NRT\na: &a [*a]\nquery: DeviceEvents | take 1\n", "2:8 DET1006", TestName = "YAML cycle")]
    [TestCase("bad.json", "{ \"displayName\": 'x',\n\"queryCondition\": { \"queryText\": \"T\" } }", "1:18 DET1013", TestName = "Broken JSON")]
    [TestCase("bad.kql", "// environment: azure\nDeviceEvents | take 1", "1:17 DET1011", TestName = "Unknown environment")]
    public async Task A_broken_document_is_found_at_its_place(string name, string content, string expected)
    {
        _folder.Write(name, content);

        await AssertFoundAsync(expected);
    }

    [Test]
    public async Task A_YAML_alias_bomb_is_refused()
    {
        var bomb = string.Concat(Enumerable.Range(1, 30).Select(i => $"l{i}: &l{i} [*l{i - 1}, *l{i - 1}, *l{i - 1}]\n"));
        _folder.Write("bad.yaml", YamlHead + "l0: &l0 x\n" + bomb + "query: DeviceEvents | take 1\n");

        await AssertFoundAsync("12:17 DET1006");
    }

    [TestCase("bad.yaml", "kind: NRT\nquery: ", '[', "DET1006")]
    [TestCase("bad.yaml", "kind: NRT\nquery: ", '{', "DET1006")]
    [TestCase("bad.json", "{ \"displayName\": \"queryText\", \"queryCondition\": ", '[', "DET1013")]
    [TestCase("bad.md", "```kql\nDeviceEvents | take 1\n```\n", '[', "DET1012")]
    [TestCase("bad.md", "```kql\nDeviceEvents | take 1\n```\n", '>', "DET1012")]
    [TestCase("bad.kql", "print ", '(', "DET2003")]
    [TestCase("bad.kql", "print ", '[', "DET2003")]
    public async Task Thousands_of_nested_brackets_are_refused(string name, string start, char bracket, string id)
    {
        _folder.Write(name, start + new string(bracket, 50_000));

        Assert.That(FoundBesideTheGoodRule(await _folder.AnalyzeAsync()).Single(), Does.EndWith(id));
    }

    [Test]
    public async Task A_file_above_the_limit_is_not_read()
    {
        _folder.Write("bad.kql", new byte[10 * Megabyte]);

        await AssertFoundAsync("1:1 DET1003");
    }

    [TestCase("large.kql", "// ", "\nDeviceEvents | take 1")]
    [TestCase("large.md", "# T\n\n", "\n\n```kql\nDeviceEvents | take 1\n```\n")]
    [TestCase("large.yaml", "kind: NRT\nauthor: ", "\nquery: DeviceEvents | take 1\n")]
    [TestCase("large.json", "{ \"displayName\": \"", "\", \"queryCondition\": { \"queryText\": \"DeviceEvents | take 1\" } }")]
    public async Task A_file_just_within_the_limit_is_analyzed(string name, string start, string end)
    {
        _folder.Write(name, start + new StringBuilder().Insert(0, "some words ", 49 * Megabyte / 10 / 11) + end);

        var result = await AssertFoundAsync();

        Assert.That(result.Counts.AnalyzedQueries, Is.EqualTo(2));
    }

    [Test]
    [Platform("Linux,MacOsX", Reason = "Takes the right to read by a Unix file mode.")]
    public async Task A_file_that_must_not_be_read_is_found()
    {
        if (Environment.IsPrivilegedProcess)
            Assert.Ignore("This user may read every file.");
        var path = _folder.Write("bad.kql", "DeviceEvents | take 1");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.None);

        await AssertFoundAsync("1:1 DET1002");
    }

    [Test]
    public async Task A_file_that_vanishes_after_it_was_listed_is_found()
    {
        var path = _folder.Write("bad.kql", "DeviceEvents | take 1");
        var request = _folder.Request();
        File.Delete(path);

        var result = await new DetectionAnalyzerDriver().RunAsync(request, TestEngine.Engine, CancellationToken.None);

        Assert.That(FoundBesideTheGoodRule(result), Is.EqualTo(["1:1 DET1002"]));
    }

    [TestCase("/etc/hostname", "1:1 DET1009", TestName = "Link out of the tree")]
    [TestCase("bad.kql", "1:1 DET1002", TestName = "Link to itself")]
    [TestCase("gone.kql", "1:1 DET1002", TestName = "Link to nothing")]
    public async Task A_link_that_must_not_or_cannot_be_followed_is_found(string target, string expected)
    {
        try
        {
            File.CreateSymbolicLink(_folder.FullPath("bad.kql"), target);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Assert.Ignore("This system does not let the test make links: " + exception.Message);
        }

        await AssertFoundAsync(expected);
    }

    private async Task<AnalysisResult> AssertFoundAsync(params string[] expected)
    {
        var result = await _folder.AnalyzeAsync();
        Assert.That(FoundBesideTheGoodRule(result), Is.EqualTo(expected), string.Join('\n', result.Diagnostics));
        return result;
    }

    private static IEnumerable<string> FoundBesideTheGoodRule(AnalysisResult result)
    {
        var found = result.Diagnostics.ToLookup(
            one => Path.GetFileName(one.Location.Path) == "good.kql",
            one => $"{one.Location.Start.Line + 1}:{one.Location.Start.Column + 1} {one.Id}");
        Assert.That(found[true], Is.EqualTo(["1:22 KS142"]));
        return found[false];
    }
}
