using Detections.Analysis.Caching;
using Detections.Kusto.Engine;

namespace Detections.Build;

/// <summary>What a task keeps in a folder for the next build: the engine's answers, and the results. Without it everything is made again.</summary>
internal sealed class BuildCache
{
    // Answers are more and larger than what follows from them.
    private const int ShareOfResults = 4;

    private readonly BuildCacheOptions? _options;
    private readonly string _engineIdentity;
    private RememberingEngine? _engine;

    private BuildCache(BuildCacheOptions? options, string engineIdentity)
    {
        _options = options;
        _engineIdentity = engineIdentity;
        Results = options is null ? ResultStore.InMemory() : ResultStore.Open(options.Folder);
    }

    public ResultStore Results { get; }

    public AnalysisCache Analysis => new(Results, _engineIdentity);

    /// <param name="options">Where, and how much; null to keep nothing.</param>
    /// <param name="engineFolder">Full path of the folder with the engine's host program.</param>
    /// <param name="isNeeded">Whether this build itself has a use for its results: then it has them until its end at least.</param>
    /// <returns>Null where nothing is to be kept, or nobody can tell which engine that is, and nothing is needed.</returns>
    public static BuildCache? Open(BuildCacheOptions? options, string engineFolder, bool isNeeded)
    {
        if (options is null && !isNeeded)
            return null;
        return EngineIdentity.Of(engineFolder) is { } identity ? new BuildCache(options, identity) : isNeeded ? new BuildCache(null, "") : null;
    }

    /// <summary>The engine with the answers of earlier builds.</summary>
    public IKustoEngine Remember(IKustoEngine engine) =>
        _options is null ? engine : _engine ??= new RememberingEngine(engine, _engineIdentity, Path.Combine(_options.Folder, "answers"));

    /// <summary>Writes what is new, and takes out what was not asked for the longest time.</summary>
    /// <returns>Null, or why it cannot be written; that only costs the next build time.</returns>
    public string? Save()
    {
        if (_options is null)
            return null;
        var ofResults = _options.MostBytes / ShareOfResults;
        _engine?.Trim(_options.MostBytes - ofResults);
        return Results.Save(ofResults) ?? _engine?.Problem;
    }
}

/// <param name="Folder">Full path of the folder; made when something is saved.</param>
/// <param name="MostBytes">About how large it may become.</param>
internal sealed record BuildCacheOptions(string Folder, long MostBytes);
