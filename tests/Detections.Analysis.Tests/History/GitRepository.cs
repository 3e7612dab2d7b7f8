using System.Diagnostics;

namespace Detections.Analysis.Tests.History;

/// <summary>A folder of rules under git, with a clock and an author of its own.</summary>
internal sealed class GitRepository : IDisposable
{
    public GitRepository()
    {
        Run("init", "--quiet", "--initial-branch=main");
        // What a stranger could have set up to be run.
        Run("config", "core.autocrlf", "false");
    }

    public RuleFolder Folder { get; } = new();

    /// <summary>Commits all files there are now.</summary>
    public void Commit()
    {
        Run("add", "--all");
        Run("commit", "--quiet", "--allow-empty", "--message=state");
    }

    public void Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = Folder.Root, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var name in new[] { "GIT_AUTHOR", "GIT_COMMITTER" })
        {
            start.Environment[name + "_NAME"] = "Test";
            start.Environment[name + "_EMAIL"] = "test@example.com";
            start.Environment[name + "_DATE"] = "2026-01-01T00:00:00Z";
        }
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, errors);
    }

    public void Dispose() => Folder.Dispose();
}
