using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Detections.Tests.Shared;
using YamlDotNet.RepresentationModel;

namespace Detections.Build.Tests.Sample;

/// <summary>The files of the sample for CI systems and editors: what they name is there.</summary>
internal sealed partial class WorkflowTests
{
    private const string GitHub = ".github/workflows/detections.yml";
    private const string Shards = ".github/workflows/detections-shards.yml";
    private const string AzureDevOps = ".azuredevops/detections.yml";
    private const string Log = "bin/detections/detections.sarif";

    private static readonly string Folder = RepositoryRoot.Combine("samples", "Contoso.Detections");
    private static readonly XDocument Targets = XDocument.Load(RepositoryRoot.Combine("src", "Detections.Build", "build", "Detections.Build.targets"));

    [TestCase(GitHub)]
    [TestCase(Shards)]
    [TestCase(AzureDevOps)]
    public void A_workflow_builds_with_targets_and_properties_that_exist(string workflow)
    {
        var commands = Commands(workflow).Where(command => command.StartsWith("dotnet ", StringComparison.Ordinal)).ToList();
        Assert.That(commands, Is.Not.Empty.And.All.StartsWith("dotnet build "));
        AssertTargetsAndPropertiesExist(string.Join(' ', commands));
    }

    [Test]
    public void The_tasks_of_the_editor_build_with_targets_that_exist()
    {
        var tasks = Json(".vscode/tasks.json").GetProperty("tasks").EnumerateArray().Select(task => string.Join(' ', task.GetProperty("args").EnumerateArray())).ToList();
        Assert.That(tasks, Has.Count.EqualTo(3).And.All.StartsWith("build"));
        AssertTargetsAndPropertiesExist(string.Join(' ', tasks));
    }

    [Test]
    public void Shards_are_uploaded_from_where_they_are_written_to_where_they_are_merged()
    {
        var place = Targets.Descendants("DetectionShards").First().Value;
        Assert.That(Targets.Descendants("DetectionShardFile").First().Value, Does.StartWith(place + "/"));
        var moves = Steps(Shards).Where(step => Text(step, "uses")?.Contains("load-artifact@", StringComparison.Ordinal) is true).ToList();
        Assert.That(moves.Select(step => Text((YamlMappingNode)step.Children["with"], "path")), Is.EqualTo(new[] { place, place }));
    }

    [Test]
    public void The_log_is_uploaded_from_where_it_is_written_and_says_its_category_itself([Values(GitHub, Shards)] string workflow)
    {
        var upload = Steps(workflow).Single(step => Text(step, "uses")?.StartsWith("github/codeql-action/upload-sarif@", StringComparison.Ordinal) is true);
        var inputs = (YamlMappingNode)upload.Children["with"];
        Assert.That(Text(inputs, "sarif_file"), Is.EqualTo(Log));
        Assert.That(Text(inputs, "category"), Is.Null, "The action leaves a log alone that says its own.");
        Assert.That(Text(upload, "if"), Does.Contain("!cancelled()"), "The log is there after a build that failed, too.");

        var id = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Combine("tests", "Detections.Build.Tests", "Sample", "Golden", "detections.sarif")))
            .RootElement.GetProperty("runs")[0].GetProperty("automationDetails").GetProperty("id").GetString();
        Assert.That(id, Is.EqualTo("detections/Contoso.Detections/"));
    }

    [Test]
    public void Both_workflows_read_the_log_from_its_default_place()
    {
        var place = Targets.Descendants("DetectionsSarifFile").First().Value;
        Assert.That(place, Is.EqualTo(Log));
        Assert.That(Read(AzureDevOps), Does.Contain($"PathtoPublish: {Log}\n"));
    }

    [Test]
    public void Every_workflow_shows_the_summary()
    {
        Assert.That(Read(GitHub), Does.Contain("-p:DetectionsSummaryFile=\"$GITHUB_STEP_SUMMARY\""));
        Assert.That(Read(Shards), Does.Contain("-p:DetectionsSummaryFile=\"$GITHUB_STEP_SUMMARY\""));
        Assert.That(Read(AzureDevOps), Does.Contain("-p:DetectionsSummaryFile=\"$(Agent.TempDirectory)/detections.md\"").And.Contain("##vso[task.uploadsummary]$(Agent.TempDirectory)/detections.md"));
    }

    [Test]
    public void The_matcher_that_the_workflow_adds_is_there([Values(GitHub, Shards)] string workflow)
    {
        var path = Regex.Match(Read(workflow), "::add-matcher::([^\"]+)\"").Groups[1].Value;
        Assert.That(Path.Combine(Folder, path), Does.Exist);
    }

    [Test]
    public void The_schemas_of_the_editor_are_those_of_the_package_and_their_files_exist()
    {
        foreach (var schema in Json(".vscode/settings.json").GetProperty("yaml.schemas").EnumerateObject())
        {
            Assert.That(schema.Name, Does.StartWith("https://raw.githubusercontent.com/detections-build/detections-build/main/"));
            Assert.That(RepositoryRoot.Combine("src", "Detections.Build", "schemas", schema.Name.Split('/')[^1]), Does.Exist);
            var patterns = schema.Value.ValueKind is JsonValueKind.Array ? schema.Value.EnumerateArray().Select(one => one.GetString()!) : [schema.Value.GetString()!];
            foreach (var pattern in patterns)
                Assert.That(Directory.GetFiles(Path.Combine(Folder, Path.GetDirectoryName(pattern)!), Path.GetFileName(pattern)), Is.Not.Empty, pattern);
        }
    }

    [TestCase("/a b/rules/x.md(31,14,31,30): warning DET4004: Add the row '| a [b] |'. [/a b/Rules.csproj]", "/a b/rules/x.md", "31", "14", "31,14,31,30", "warning", "DET4004", "Add the row '| a [b] |'.")]
    [TestCase(@"  C:\r\x.kql(1,2,3,4): error KS142: The name 'a(1,2)' does not refer. Did you mean 'b'? [C:\r\Rules.csproj::TargetFramework=net10.0]", @"C:\r\x.kql", "1", "2", "1,2,3,4", "error", "KS142", "The name 'a(1,2)' does not refer. Did you mean 'b'?")]
    [TestCase("/r/Program.cs(1,2): warning CS0168: The variable 'e' is declared but never used [/r/R.csproj]", null, "", "", "", "", "", "")]
    [TestCase("  Detections: 12 files, 11 rules: 0 errors, 6 warnings, 2 suggestions.", null, "", "", "", "", "", "")]
    public void The_matchers_read_a_line_of_the_build(string line, string? file, string row, string column, string location, string severity, string code, string message)
    {
        var onGitHub = Json(".github/detections-matcher.json").GetProperty("problemMatcher")[0].GetProperty("pattern")[0];
        var inEditor = Json(".vscode/tasks.json").GetProperty("tasks")[0].GetProperty("problemMatcher").GetProperty("pattern");
        var (gitHub, editor) = (Match(onGitHub), Match(inEditor));
        Assert.That((gitHub.Success, editor.Success), Is.EqualTo((file is not null, file is not null)));
        if (file is null)
            return;
        Assert.That(Groups(onGitHub, gitHub, "file", "line", "column", "severity", "code", "message"), Is.EqualTo(new[] { file, row, column, severity, code, message }));
        Assert.That(Groups(inEditor, editor, "file", "location", "severity", "code", "message"), Is.EqualTo(new[] { file, location, severity, code, message }));

        Match Match(JsonElement pattern) => Regex.Match(line, pattern.GetProperty("regexp").GetString()!, RegexOptions.ECMAScript);
    }

    private static IEnumerable<string> Groups(JsonElement pattern, Match match, params string[] names) => names.Select(name => match.Groups[pattern.GetProperty(name).GetInt32()].Value);

    private static void AssertTargetsAndPropertiesExist(string commands)
    {
        var targets = Targets.Descendants("Target").Select(target => target.Attribute("Name")!.Value);
        Assert.That(TargetName().Matches(commands).Select(match => match.Groups[1].Value), Is.SubsetOf(targets));
        var properties = Regex.Matches(Targets.ToString(), @"\$\((\w+)\)").Select(match => match.Groups[1].Value);
        Assert.That(PropertyName().Matches(commands).Select(match => match.Groups[1].Value), Is.SubsetOf(properties));
    }

    private static IEnumerable<string> Commands(string workflow) => Steps(workflow).Select(step => Text(step, "run") ?? Text(step, "bash")).OfType<string>();

    // The steps of all jobs, or of the pipeline that is one.
    private static IEnumerable<YamlMappingNode> Steps(string workflow)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Read(workflow)));
        return stream.Documents.Single().AllNodes.OfType<YamlMappingNode>()
            .Where(node => node.Children.ContainsKey("steps"))
            .SelectMany(node => ((YamlSequenceNode)node.Children["steps"]).Children.Cast<YamlMappingNode>());
    }

    private static string? Text(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? ((YamlScalarNode)value).Value : null;

    private static JsonElement Json(string path) => JsonDocument.Parse(Read(path)).RootElement;

    private static string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    [GeneratedRegex(@"-t:(\w+)")]
    private static partial Regex TargetName();

    [GeneratedRegex(@"-p:(\w+)=")]
    private static partial Regex PropertyName();
}
