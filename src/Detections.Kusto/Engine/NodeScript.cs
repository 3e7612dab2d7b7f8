using System.Diagnostics;

namespace Detections.Kusto.Engine;

/// <summary>A script of the package that Node.js runs from its standard input to its standard output, once.</summary>
/// <param name="file">Full path of the script.</param>
/// <param name="nodePath">The Node.js program to use, or null to look for one as the engine does.</param>
public sealed class NodeScript(string file, string? nodePath)
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(5);

    /// <summary>Runs the script, and gives what it wrote.</summary>
    /// <exception cref="KustoEngineUnavailableException">There is no Node.js.</exception>
    /// <exception cref="IOException">It does not start, fails, or does not end in five minutes; the message says what it said.</exception>
    /// <exception cref="OperationCanceledException">The run was given up.</exception>
    public async Task<byte[]> RunAsync(ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        var start = HostProcess.StartInfo(NodeLocator.Find(nodePath), Path.GetDirectoryName(file)!);
        start.ArgumentList.Add(file);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestRun);
        using var process = Start(start);
        try
        {
            using var output = new MemoryStream();
            var reads = Task.WhenAll(process.StandardOutput.BaseStream.CopyToAsync(output, limit.Token), FeedAsync(process, input, limit.Token));
            var errors = await process.StandardError.ReadToEndAsync(limit.Token).ConfigureAwait(false);
            await reads.ConfigureAwait(false);
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return process.ExitCode == 0 ? output.ToArray() : throw new IOException(errors.Trim().ReplaceLineEndings(" "));
        }
        catch (OperationCanceledException)
        {
            HostProcess.Kill(process);
            cancellationToken.ThrowIfCancellationRequested();
            throw new IOException($"'{Path.GetFileName(file)}' did not end in {LongestRun.TotalMinutes} minutes");
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

    // A script that fails closes its input early: what it says of that counts, not the broken pipe.
    private static async Task FeedAsync(Process process, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = process.StandardInput.BaseStream;
            await stream.WriteAsync(input, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException)
        {
        }
    }
}
