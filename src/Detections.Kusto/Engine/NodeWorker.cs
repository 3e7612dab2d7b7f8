using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Detections.Kusto.Schema;

namespace Detections.Kusto.Engine;

/// <summary>
/// One worker process. It takes one query at a time; after a failure it is spent. The process ends when its input is
/// closed, so it does not outlive this one, whatever ends this one.
/// </summary>
internal sealed class NodeWorker : IDisposable
{
    private const int MostErrorText = 4096;
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(1);

    // The worker ends a query at its limit by itself; this much later it is ended from outside.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly StringBuilder _errors = new();
    private readonly RequestWriter _requests = new();
    private readonly TimeSpan _timeLimit;

    private NodeWorker(Process process, TimeSpan timeLimit)
    {
        _process = process;
        _timeLimit = timeLimit;
        process.ErrorDataReceived += (_, line) => KeepError(line.Data);
        process.BeginErrorReadLine();
    }

    /// <summary>Whether the next query needs another worker.</summary>
    public bool IsSpent { get; private set; }

    /// <param name="node">The Node.js program.</param>
    /// <param name="image">The image to start from, or null to start from the host's files.</param>
    /// <param name="options">Limits and the host's folder.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    /// <exception cref="KustoEngineUnavailableException">The process does not start or does not answer as it should.</exception>
    public static async Task<NodeWorker> StartAsync(string node, string? image, KustoEngineOptions options, CancellationToken cancellationToken)
    {
        var start = HostProcess.StartInfo(node, options);
        if (image is not null)
        {
            start.ArgumentList.Add("--snapshot-blob");
            start.ArgumentList.Add(image);
        }
        else
        {
            HostProcess.AddHostArguments(start, options.HostFolder);
        }

        NodeWorker? worker = null;
        try
        {
            worker = new NodeWorker(Process.Start(start)!, options.QueryTimeLimit);
            await worker.GreetAsync(cancellationToken).ConfigureAwait(false);
            return worker;
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or IOException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            worker?.Dispose();
            throw new KustoEngineUnavailableException(EngineUnavailableReason.EngineDoesNotStart, worker?.ErrorText() is { Length: > 0 } said ? FirstLine(said) : Explain(error));
        }
        catch
        {
            worker?.Dispose();
            throw;
        }
    }

    public Task<KustoResult> AnalyzeAsync(string text, SchemaSubset schema, CancellationToken cancellationToken) =>
        ExchangeAsync<KustoResult>(_requests.Write(text, schema, _timeLimit), (bytes, answer) => new KustoResult.Analyzed(AnswerReader.Read(text, answer)) { Answer = bytes }, failed => failed, cancellationToken);

    public Task<KustoFormatting> FormatAsync(string text, CancellationToken cancellationToken) =>
        ExchangeAsync(_requests.WriteFormat(text, _timeLimit), (_, answer) => ReadFormatting(answer), _ => new KustoFormatting.Left("Kusto's formatter fails on it."), cancellationToken);

    public void Dispose()
    {
        IsSpent = true;
        HostProcess.Kill(_process);
        _process.Dispose();
    }

    private async Task<T> ExchangeAsync<T>(byte[] request, Func<byte[], JsonElement, T> read, Func<KustoResult.Failed, T> fail, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_timeLimit + Grace);
        try
        {
            await SendAsync(request, limit.Token).ConfigureAwait(false);
            var bytes = await ReceiveAsync(limit.Token).ConfigureAwait(false);
            using var answer = JsonDocument.Parse(bytes);
            return answer.RootElement.TryGetProperty("failure", out var failure)
                ? fail(Fail(failure.GetString(), answer.RootElement.GetProperty("detail").GetString() ?? ""))
                : read(bytes, answer.RootElement);
        }
        catch (OperationCanceledException)
        {
            IsSpent = true;
            HostProcess.Kill(_process);
            cancellationToken.ThrowIfCancellationRequested();
            return fail(new KustoResult.Failed(KustoFailure.TimeLimit, ""));
        }
        catch (Exception error) when (error is IOException || AnswerReader.IsFault(error))
        {
            IsSpent = true;
            HostProcess.Kill(_process);
            _process.WaitForExit();
            var said = ErrorText();
            return fail(said.Contains("heap", StringComparison.Ordinal) && said.Contains("memory", StringComparison.Ordinal)
                ? new KustoResult.Failed(KustoFailure.MemoryLimit, "")
                : new KustoResult.Failed(KustoFailure.Crash, FirstLine(said.Length > 0 ? said : error.Message)));
        }
    }

    private static KustoFormatting ReadFormatting(JsonElement answer) =>
        answer.TryGetProperty("formatted", out var text)
            ? new KustoFormatting.Formatted(text.GetString()!)
            : new KustoFormatting.Left(answer.GetProperty("left").GetString() switch
            {
                "syntax" => "it has a syntax error.",
                "tokens" => "Kusto's formatter would change more than its blanks and line ends.",
                _ => "Kusto's formatter does not come to an end with it.",
            });

    private KustoResult.Failed Fail(string? failure, string detail)
    {
        IsSpent = true;
        return failure switch
        {
            "time" => new KustoResult.Failed(KustoFailure.TimeLimit, ""),
            "depth" => new KustoResult.Failed(KustoFailure.Depth, ""),
            _ => new KustoResult.Failed(KustoFailure.Crash, FirstLine(detail)),
        };
    }

    private async Task GreetAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestStart);
        try
        {
            using var greeting = JsonDocument.Parse(await ReceiveAsync(limit.Token).ConfigureAwait(false));
            var version = greeting.RootElement.GetProperty("protocol").GetInt32();
            if (version != EngineProtocol.Version)
                throw new InvalidOperationException($"the host speaks protocol {version} and not {EngineProtocol.Version}");
            RequireVersion(greeting.RootElement.GetProperty("node").GetString()!);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException("the engine did not start within a minute");
        }
    }

    private static void RequireVersion(string version)
    {
        var major = version.TrimStart('v').Split('.')[0];
        if (!int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < NodeLocator.OldestMajorVersion)
            throw new KustoEngineUnavailableException(EngineUnavailableReason.NodeIsMissing, $"the version found is {version}");
    }

    private async Task SendAsync(byte[] message, CancellationToken cancellationToken)
    {
        var framed = new byte[4 + message.Length];
        BinaryPrimitives.WriteInt32LittleEndian(framed, message.Length);
        message.CopyTo(framed, 4);
        var input = _process.StandardInput.BaseStream;
        await input.WriteAsync(framed, cancellationToken).ConfigureAwait(false);
        await input.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<byte[]> ReceiveAsync(CancellationToken cancellationToken)
    {
        var output = _process.StandardOutput.BaseStream;
        var head = new byte[4];
        await output.ReadExactlyAsync(head, cancellationToken).ConfigureAwait(false);
        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length is < 0 or > EngineProtocol.LongestAnswer)
            throw new InvalidOperationException($"the engine sent an answer of {length} bytes");
        var body = new byte[length];
        await output.ReadExactlyAsync(body, cancellationToken).ConfigureAwait(false);
        return body;
    }

    private void KeepError(string? line)
    {
        lock (_errors)
        {
            if (line is not null && _errors.Length < MostErrorText)
                _errors.Append(line).Append('\n');
        }
    }

    private string ErrorText()
    {
        lock (_errors)
            return _errors.ToString().Trim();
    }

    private static string Explain(Exception error) =>
        error is EndOfStreamException ? "it ended before it answered." : error.Message;

    private static string FirstLine(string text) => text.Split('\n', 2)[0].Trim();
}
