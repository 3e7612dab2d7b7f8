using System.Diagnostics;

namespace Detections.Kusto.Engine;

/// <summary>A script of the package that Node.js runs from its standard input to its standard output, once.</summary>
/// <param name="file">Full path of the script.</param>
/// <param name="nodePath">The Node.js program to use, or null to look for one as the engine does.</param>
public sealed class NodeScript(string file, string? nodePath)
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(5);

    /// <summary>Runs the script.</summary>
    /// <param name="input">Its input in parts, each asked for when those before it are written. The script starts before the first is there.</param>
    /// <param name="output">Gets what the script writes.</param>
    /// <param name="cancellationToken">Ends the script.</param>
    /// <exception cref="KustoEngineUnavailableException">There is no Node.js.</exception>
    /// <exception cref="IOException">It does not start, fails, or does not end in five minutes; the message says what it said. Or the output cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The run was given up.</exception>
    public async Task RunAsync(Task<IEnumerable<ReadOnlyMemory<byte>>> input, Stream output, CancellationToken cancellationToken)
    {
        var start = HostProcess.StartInfo(NodeLocator.Find(nodePath), Path.GetDirectoryName(file)!);
        start.ArgumentList.Add(file);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestRun);
        using var process = Start(start);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await Task.WhenAll(process.StandardOutput.BaseStream.CopyToAsync(output, limit.Token), FeedAsync(process, input, limit.Token)).ConfigureAwait(false);
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            if (process.ExitCode != 0)
                throw new IOException((await errors.ConfigureAwait(false)).Trim().ReplaceLineEndings(" "));
        }
        catch (OperationCanceledException)
        {
            HostProcess.Kill(process);
            cancellationToken.ThrowIfCancellationRequested();
            throw new IOException($"'{Path.GetFileName(file)}' did not end in {LongestRun.TotalMinutes} minutes");
        }
        catch
        {
            // What it writes may have nowhere to go: it would wait for that.
            HostProcess.Kill(process);
            throw;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new IOException(exception.Message, exception);
        }
    }

    // On a thread of its own, which waits for the script: those of the pool may all be busy, and then the script would wait for them.
    private static async Task FeedAsync(Process process, Task<IEnumerable<ReadOnlyMemory<byte>>> input, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = process.StandardInput.BaseStream;
            var parts = await input.ConfigureAwait(false);
            await Task.Factory.StartNew(() => Feed(parts, stream), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // A script that fails closes its input early: what it says of that counts, not the broken pipe.
        }
    }

    private static void Feed(IEnumerable<ReadOnlyMemory<byte>> parts, Stream stream)
    {
        foreach (var part in parts)
            stream.Write(part.Span);
    }
}
