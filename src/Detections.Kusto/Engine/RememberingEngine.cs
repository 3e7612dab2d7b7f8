using System.Text.Json;
using Detections.Kusto.Schema;

namespace Detections.Kusto.Engine;

/// <summary>
/// An engine that asks another one only what nobody asked before: answers are kept in a folder, between builds too. What the
/// other gave up on is not kept, for that can depend on the machine.
/// </summary>
public sealed class RememberingEngine : IKustoEngine
{
    private readonly IKustoEngine _engine;
    private readonly AnswerFolder _answers;

    /// <param name="engine">The engine that is asked.</param>
    /// <param name="identity">Which engine that is, from <see cref="EngineIdentity"/>.</param>
    /// <param name="folder">Full path of the folder with the answers; made with the first one.</param>
    public RememberingEngine(IKustoEngine engine, string identity, string folder)
    {
        _engine = engine;
        _answers = new AnswerFolder(folder, identity);
    }

    /// <summary>Why answers could not be kept; null where nothing went wrong.</summary>
    public string? Problem => _answers.Problem;

    public async Task<KustoResult> AnalyzeAsync(string text, SchemaSubset schema, CancellationToken cancellationToken)
    {
        var key = _answers.KeyOf(text, schema);
        if (_answers.Find(key) is { } kept && Read(text, kept) is { } known)
            return known;
        var result = await _engine.AnalyzeAsync(text, schema, cancellationToken).ConfigureAwait(false);
        if (result is KustoResult.Analyzed { Answer: { } answer })
            _answers.Keep(key, answer);
        return result;
    }

    public Task<KustoFormatting> FormatAsync(string text, CancellationToken cancellationToken) => _engine.FormatAsync(text, cancellationToken);

    /// <summary>Forgets the answers that were not asked for the longest time, until the others have at most so many bytes together.</summary>
    public void Trim(long mostBytes) => _answers.Trim(mostBytes);

    private static KustoResult.Analyzed? Read(string text, byte[] answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            return new KustoResult.Analyzed(AnswerReader.Read(text, json.RootElement));
        }
        catch (Exception error) when (AnswerReader.IsFault(error))
        {
            return null;
        }
    }
}
