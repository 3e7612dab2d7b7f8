namespace Detections.Kusto.Engine;

/// <summary>How the engine is run. Two equal options mean the same engine.</summary>
public sealed record KustoEngineOptions
{
    /// <summary>Folder with <c>main.js</c> and the library under <c>node_modules</c>.</summary>
    public required string HostFolder { get; init; }

    /// <summary>The Node.js program to use, or null to look for one: on PATH, then where Visual Studio installs it.</summary>
    public string? NodePath { get; init; }

    /// <summary>Folder for the started engine kept between builds, or null to start it anew each time.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Most worker processes at once, 1 or more.</summary>
    public int WorkerCount { get; init; } = Math.Max(1, Environment.ProcessorCount);

    /// <summary>Longest time one query may take.</summary>
    public TimeSpan QueryTimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Most memory one worker's JavaScript heap may take, in megabytes.</summary>
    public int MemoryLimitMegabytes { get; init; } = 1024;

    /// <summary>The cache folder of this user: <c>Detections.Build/engine</c> under the local application data; null where the system has none.</summary>
    public static string? DefaultCacheFolder
    {
        get
        {
            var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return data.Length == 0 ? null : Path.Combine(data, "Detections.Build", "engine");
        }
    }
}
