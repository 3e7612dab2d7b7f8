using System.Collections.Immutable;

namespace Detections.Analysis.Configuration.EditorConfig;

/// <summary>All config files of a build, and which of their sections hold for a file. Safe to share between threads.</summary>
/// <remarks>The order is that of the C# compiler (<c>AnalyzerConfigSet</c>), which the tests hold it to.</remarks>
public sealed class EditorConfigSet
{
    private readonly ImmutableArray<Layer> _layers;

    /// <param name="files">The files, at most one a path, in any order that is always the same.</param>
    public EditorConfigSet(IEnumerable<EditorConfigFile> files)
    {
        var all = files.ToLookup(file => file.IsGlobal);
        Global = new GlobalConfig(all[true]);
        // Of two folders above a file the longer path is the nearer one.
        _layers = [.. all[false].OrderBy(file => file.Folder.Length).Select(Layer.Of)];
    }

    public static EditorConfigSet Empty { get; } = new([]);

    /// <summary>What holds for every file.</summary>
    public GlobalConfig Global { get; }

    /// <summary>The sections for one file, the strongest last. What holds for every file is weaker than all of them and not among them.</summary>
    /// <param name="path">Full path of the file.</param>
    public ImmutableArray<EditorConfigSection> SectionsFor(string path)
    {
        var written = ConfigPath.Of(path);
        var sections = new List<EditorConfigSection>();
        foreach (var layer in _layers)
        {
            if (ConfigPath.Below(layer.File.Folder, written) is not { } rest)
                continue;
            if (layer.File.IsRoot)
                sections.Clear();
            sections.AddRange(layer.SectionsFor(rest));
        }
        return Global.SectionFor(written) is { } named ? [named, .. sections] : [.. sections];
    }

    private sealed record Layer(EditorConfigFile File, ImmutableArray<SectionGlob?> Globs)
    {
        public static Layer Of(EditorConfigFile file) => new(file, [.. file.Sections.Select(section => SectionGlob.TryCreate(section.Name!.Value))]);

        public IEnumerable<EditorConfigSection> SectionsFor(string rest) =>
            File.Sections.Where((_, index) => Globs[index]?.Matches(rest) == true);
    }
}
