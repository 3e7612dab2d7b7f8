using System.Collections.Immutable;
using Detections.Analysis.Catalog.Diffing;

namespace Detections.Analysis.Tests.History;

/// <summary>Rules against those of a commit.</summary>
internal sealed class DetectionDifferTests
{
    private const string Rule = """
        id: 3bd33158-3f0b-47e3-a50f-7c20a1b88038
        name: Rule
        kind: Scheduled
        severity: Medium
        queryFrequency: 1h
        queryPeriod: 1h
        triggerOperator: gt
        triggerThreshold: 0
        query: |
          SigninLogs
          | where ResultType == "50126"
        version: 1.0.2
        """;

    [Test]
    public async Task A_changed_rule_with_the_same_version_is_a_finding_at_the_version()
    {
        using var repository = new GitRepository();
        repository.Folder.Write("rules/a.yaml", Rule);
        repository.Folder.Write("rules/b.yaml", Rule.Replace("3bd33158", "4bd33158", StringComparison.Ordinal));
        repository.Commit();
        repository.Folder.Write("rules/a.yaml", Rule.Replace("triggerThreshold: 0", "triggerThreshold: 5", StringComparison.Ordinal).Replace("gt", "GreaterThan", StringComparison.Ordinal));
        repository.Folder.Write("rules/b.yaml", Rule.Replace("3bd33158", "4bd33158", StringComparison.Ordinal).Replace("Medium", "High", StringComparison.Ordinal).Replace("1.0.2", "1.0.3", StringComparison.Ordinal));

        var result = await DiffAsync(repository, "main");

        Assert.That(Told(result), Is.EqualTo(["rules/a.yaml: Trigger", "rules/b.yaml: Severity"]));
        Assert.That(result.Diagnostics.Select(one => (one.Id, Path.GetFileName(one.Location.Path), one.Location.Start.Line, one.Location.Start.Column)), Is.EqualTo([("DET8002", "a.yaml", 11, 9)]));
        Assert.That(result.Diagnostics[0].Message, Does.Contain("'1.0.2'").And.Contain("(alert threshold)"));
    }

    [Test]
    public async Task A_reformat_changes_nothing_and_asks_for_no_version()
    {
        using var repository = new GitRepository();
        repository.Folder.Write("rules/a.yaml", Rule);
        repository.Commit();
        repository.Folder.Write("rules/a.yaml", Rule.Replace("  | where", "  // failed\n    |   where", StringComparison.Ordinal).Replace("name: Rule", "name: 'Rule'\ndescription: |\n  Other.", StringComparison.Ordinal).ReplaceLineEndings("\r\n"));

        var result = await DiffAsync(repository, "HEAD");

        Assert.That(Told(result), Is.Empty);
        Assert.That(result.Diagnostics, Is.Empty);
    }

    [Test]
    public async Task Rules_that_came_went_and_moved_are_told()
    {
        using var repository = new GitRepository();
        repository.Folder.Write("rules/a.yaml", Rule);
        repository.Folder.Write("rules/old.kql", "DeviceEvents | where ActionType == 'x'");
        repository.Folder.Write("rules/gone.kql", "DeviceEvents | where ActionType == 'gone'");
        repository.Commit();
        File.Delete(repository.Folder.FullPath("rules/a.yaml"));
        File.Delete(repository.Folder.FullPath("rules/old.kql"));
        File.Delete(repository.Folder.FullPath("rules/gone.kql"));
        repository.Folder.Write("other/a.yaml", Rule);
        repository.Folder.Write("rules/old2.kql", "DeviceEvents\n| where ActionType == 'x'");
        repository.Folder.Write("rules/new.kql", "DeviceEvents | where ActionType == 'new'");

        var result = await DiffAsync(repository, "main");

        Assert.That(result.Diff!.Rules.Select(rule => $"{rule.Before?.Path} {rule.After?.Path}"), Is.EqualTo(["rules/a.yaml other/a.yaml", "rules/gone.kql ", " rules/new.kql", "rules/old.kql rules/old2.kql"]));
        Assert.That(result.Diagnostics, Is.Empty);
    }

    [Test]
    public async Task The_base_is_read_with_its_own_files_and_configuration()
    {
        using var repository = new GitRepository();
        repository.Folder.Write("rules/a.kql", "Watch | where Name == 'a' | project Name");
        repository.Folder.Write("schema/tables.yaml", "tables:\n  Watch:\n    columns:\n      Name: string\n");
        repository.Folder.Write(".editorconfig", "root = true\n[*.kql]\ndetections.environment = sentinel\n");
        repository.Commit();
        repository.Folder.Write(".editorconfig", "root = true\n[*.kql]\ndetections.environment = unified\n");

        Assert.That(Told(await DiffAsync(repository, "main")), Is.EqualTo(["rules/a.kql: Environment"]));
    }

    [Test]
    public async Task A_file_that_is_no_source_now_was_none()
    {
        using var repository = new GitRepository();
        repository.Folder.Write("rules/a.yaml", Rule);
        repository.Folder.Write(".hidden/c.yaml", Rule);
        repository.Folder.Write("obj/d.yaml", Rule);
        repository.Folder.Write("docs/example.yaml", Rule);
        repository.Folder.Write("docs/gone.yaml", Rule);
        repository.Commit();
        File.Delete(repository.Folder.FullPath("docs/gone.yaml"));
        File.Delete(repository.Folder.FullPath("obj/d.yaml"));
        File.Delete(repository.Folder.FullPath(".hidden/c.yaml"));
        var sources = ImmutableArray.Create(repository.Folder.FullPath("rules/a.yaml"));

        Assert.That(Told(await DiffAsync(repository, "main", sources)), Is.Empty);
    }

    [Test]
    public async Task Links_of_the_base_are_not_followed()
    {
        using var repository = new GitRepository();
        using var outside = new RuleFolder();
        outside.Write("secret.yaml", Rule);
        repository.Folder.Write("rules/a.yaml", Rule);
        File.CreateSymbolicLink(repository.Folder.FullPath("rules/link.yaml"), outside.FullPath("secret.yaml"));
        File.CreateSymbolicLink(repository.Folder.FullPath("rules/inside.yaml"), repository.Folder.FullPath("rules/a.yaml"));
        repository.Commit();
        File.Delete(repository.Folder.FullPath("rules/link.yaml"));

        Assert.That(Told(await DiffAsync(repository, "main")), Is.Empty);
    }

    [TestCase("no-such-branch", "the repository has no such branch, tag or commit, or it was not fetched (git says: fatal: Needed a single revision")]
    [TestCase("--output=/tmp/x", "git says: fatal: Needed a single revision")]
    [TestCase("main:rules/a.yaml", "git says: ")]
    [TestCase("main\nHEAD", "git says: ")]
    public async Task A_reference_that_is_no_commit_is_a_finding(string reference, string reason)
    {
        using var repository = new GitRepository();
        repository.Folder.Write("rules/a.yaml", Rule);
        repository.Commit();

        var result = await DiffAsync(repository, reference);

        Assert.That(result.Diff, Is.Null);
        Assert.That(result.Diagnostics.Single().Id, Is.EqualTo("DET8005"));
        Assert.That(result.Diagnostics.Single().Message, Does.Contain(reason));
    }

    [Test]
    public async Task A_folder_without_a_repository_is_a_finding()
    {
        using var folder = new RuleFolder();
        folder.Write("a.yaml", Rule);

        var result = await DetectionDiffer.RunAsync(RequestOf(folder, "main"), TestEngine.Engine, CancellationToken.None);

        Assert.That(result.Diagnostics.Single().Message, Does.Contain("the project is in no git repository"));
    }

    [Test]
    public async Task Nothing_that_git_could_be_made_to_run_is_run()
    {
        using var repository = new GitRepository();
        repository.Folder.Write("rules/a.yaml", Rule);
        repository.Folder.Write(".gitattributes", "*.yaml filter=evil diff=evil\n");
        repository.Commit();
        var mark = repository.Folder.FullPath("pwned");
        foreach (var key in new[] { "filter.evil.smudge", "filter.evil.clean", "diff.evil.textconv", "core.pager", "core.fsmonitor", "core.sshCommand" })
            repository.Run("config", key, $"touch {mark}");

        Assert.That(Told(await DiffAsync(repository, "main")), Is.Empty);
        Assert.That(mark, Does.Not.Exist);
    }

    [Test]
    public async Task Nothing_is_left_behind()
    {
        using var repository = new GitRepository();
        repository.Folder.Write("rules/a.yaml", Rule);
        repository.Commit();
        await DiffAsync(repository, "main");

        Assert.That(Directory.EnumerateFileSystemEntries(repository.Folder.FullPath(".work")), Is.Empty);
    }

    private static string[] Told(DiffResult result) => [.. result.Diff!.Rules.Select(rule => $"{rule.Shown.Path}: {string.Join(", ", rule.Changes.Select(change => change.Aspect))}")];

    private static Task<DiffResult> DiffAsync(GitRepository repository, string reference, ImmutableArray<string>? sources = null)
    {
        var request = RequestOf(repository.Folder, reference);
        request = request with { Analysis = request.Analysis with { Sources = sources ?? [.. request.Analysis.Sources.Where(file => !file.Contains("/.", StringComparison.Ordinal))] } };
        return DetectionDiffer.RunAsync(request, TestEngine.Engine, CancellationToken.None);
    }

    private static DiffRequest RequestOf(RuleFolder folder, string reference) => new()
    {
        Analysis = folder.Request(),
        ProjectFile = folder.FullPath("Rules.proj"),
        BaseReference = reference,
        WorkFolder = folder.FullPath(".work"),
    };
}
