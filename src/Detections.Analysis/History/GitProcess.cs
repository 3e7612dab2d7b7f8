using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Detections.Kusto;

namespace Detections.Analysis.History;

/// <summary>Runs git over the objects of a repository: without a shell, and without what a configuration could make it run or ask for.</summary>
/// <param name="repository">Full path of the root of the checkout.</param>
internal sealed class GitProcess(string repository)
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    private static readonly string[] Quiet =
        ["--no-pager", "--no-replace-objects", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "protocol.allow=never"];

    // Set by git where a hook runs a build: they would lead to another repository or index.
    private static readonly string[] Inherited = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX"];

    /// <summary>Runs a command and hands over its output as it comes.</summary>
    /// <param name="arguments">The command and its arguments, each as it is.</param>
    /// <param name="input">What it reads, written in the background; null for nothing.</param>
    /// <param name="read">Reads the output. It need not read to the end.</param>
    /// <param name="cancellationToken">Ends the process.</param>
    /// <exception cref="GitFailedException">git is not there, failed, or took too long.</exception>
    /// <exception cref="OperationCanceledException">The work was given up.</exception>
    public async Task<T> RunAsync<T>(IEnumerable<string> arguments, string? input, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeLimit);
        using var process = Start(arguments);
        try
        {
            var errors = ReadErrorsAsync(process.StandardError, limit.Token);
            var writing = WriteAsync(process.StandardInput, input, limit.Token);
            var result = await read(process.StandardOutput.BaseStream, limit.Token).ConfigureAwait(false);
            await writing.ConfigureAwait(false);
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return process.ExitCode == 0 ? result : throw new GitFailedException($"git says: {await errors.ConfigureAwait(false)}") { IsOfGit = true };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new GitFailedException("git took longer than 2 minutes");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private Process Start(IEnumerable<string> arguments)
    {
        var program = ProgramPath.Find("git", Environment.GetEnvironmentVariable("PATH")) ?? throw new GitFailedException("git is not in the PATH");
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = repository,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        foreach (var argument in Quiet.Concat(arguments))
            start.ArgumentList.Add(argument);
        foreach (var name in Inherited)
            start.Environment.Remove(name);
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(start)!;
        }
        catch (Exception exception) when (exception is Win32Exception or IOException)
        {
            throw new GitFailedException("git cannot be started");
        }
    }

    private static async Task WriteAsync(StreamWriter writer, string? input, CancellationToken cancellationToken)
    {
        try
        {
            await using (writer.ConfigureAwait(false))
                await writer.WriteAsync((input ?? "").AsMemory(), cancellationToken).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // It ended before it had read all of it: its exit code says why.
        }
    }

    private static async Task<string> ReadErrorsAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        const int most = 300;
        var text = (await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false)).ReplaceLineEndings(" ").Trim();
        return text.Length <= most ? text : text[..most] + "…";
    }
}

/// <summary>What was asked of git cannot be had.</summary>
/// <param name="message">Why, without a period.</param>
internal sealed class GitFailedException(string message) : Exception(message)
{
    /// <summary>Whether git did run, and said no.</summary>
    public bool IsOfGit { get; init; }
}
