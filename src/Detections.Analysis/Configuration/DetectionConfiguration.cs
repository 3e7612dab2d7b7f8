using System.Collections.Concurrent;
using Detections.Analysis.Configuration.EditorConfig;

namespace Detections.Analysis.Configuration;

/// <summary>What the config files of a build say. Safe to share between threads.</summary>
public sealed class DetectionConfiguration
{
    private readonly EditorConfigSet _files;
    private readonly ConcurrentDictionary<string, FileConfiguration> _ofPaths = new(StringComparer.Ordinal);

    public DetectionConfiguration(EditorConfigSet files)
    {
        _files = files;
        Everywhere = new FileConfiguration([files.Global.Everywhere]);
    }

    /// <summary>That of a build without config files.</summary>
    public static DetectionConfiguration Empty { get; } = new(EditorConfigSet.Empty);

    /// <summary>What holds for every file, and for findings that have none.</summary>
    public FileConfiguration Everywhere { get; }

    /// <summary>What holds for one file.</summary>
    /// <param name="path">Full path of the file; empty for none.</param>
    public FileConfiguration For(string path) =>
        path.Length == 0 ? Everywhere : _ofPaths.GetOrAdd(path, one => new FileConfiguration([_files.Global.Everywhere, .. _files.SectionsFor(one)]));
}
