using System.Collections.Immutable;
using Detections.Analysis.Text;

namespace Detections.Analysis.History;

/// <summary>Chooses the files of a commit that stand for those of an analysis, and turns the request for the one into a request for the other.</summary>
/// <param name="analysis">The analysis of the files as they are.</param>
/// <param name="tree">The tree of its root.</param>
/// <param name="projectFolder">Full path of the project's folder: what is gone was in it.</param>
internal sealed class BaseFiles(AnalysisRequest analysis, SourceTree tree, string projectFolder)
{
    private readonly HashSet<string> _sources = [.. analysis.Sources.Select(tree.RelativePath)];
    private readonly HashSet<string> _declarations = [.. analysis.SchemaFiles.Concat(analysis.KnowledgeFiles).Concat(analysis.ConfigFiles).Select(tree.RelativePath)];
    private readonly Dictionary<(string Folder, string Extension), bool> _folders = [];

    /// <summary>The extensions that the item globs of the package take.</summary>
    public static ImmutableArray<string> Extensions { get; } = [".md", ".yaml", ".yml", ".json", ".kql", ".csl"];

    /// <summary>The folders that they leave out wherever they are, beside those whose names begin with a dot.</summary>
    public static ImmutableArray<string> OtherFolders { get; } = ["bin", "obj", "node_modules"];

    /// <summary>The sources that are files of their own, and so can be in a commit: what a link leads to is not read from there.</summary>
    public ImmutableArray<string> OwnSources => [.. analysis.Sources.Where(path => tree.FindInside(path)?.RelativePath == tree.RelativePath(path))];

    /// <summary>The files of a commit that an analysis of it reads.</summary>
    public ImmutableArray<GitFile> In(IEnumerable<GitFile> files) =>
        [.. files.Where(file => file.Size <= analysis.MaxFileSize && (IsConfiguration(file.Path) || _declarations.Contains(file.Path) || IsSource(file.Path)))];

    /// <summary>The request for files that were written to a folder; what lies outside of the repository is as it is.</summary>
    /// <param name="files">Those of <see cref="In"/>.</param>
    /// <param name="folder">Full path of the folder.</param>
    public AnalysisRequest RequestFor(ImmutableArray<GitFile> files, string folder)
    {
        var there = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return analysis with
        {
            RootDirectory = folder,
            Sources = [.. files.Where(file => !_declarations.Contains(file.Path) && IsSource(file.Path)).Select(file => Path.Combine(folder, file.Path)).Order(StringComparer.Ordinal)],
            SchemaFiles = Moved(analysis.SchemaFiles),
            KnowledgeFiles = Moved(analysis.KnowledgeFiles),
            ConfigFiles = Moved(analysis.ConfigFiles),
        };

        ImmutableArray<string> Moved(ImmutableArray<string> paths) =>
            [.. paths.Select(path => !tree.Contains(path) ? path : there.Contains(tree.RelativePath(path)) ? Path.Combine(folder, tree.RelativePath(path)) : null).OfType<string>()];
    }

    // What is still there and is no source now was none: somebody took it out. What is gone was one if the package's globs take it.
    private bool IsSource(string path) => _sources.Contains(path) || (IsTakenByDefault(path) && !File.Exists(FullPath(path)) && IsFolderOfSources(path));

    private static bool IsConfiguration(string path) => Path.GetFileName(path) is ".editorconfig" or ".globalconfig";

    private bool IsTakenByDefault(string path)
    {
        var inProject = Path.GetRelativePath(projectFolder, FullPath(path)).Replace('\\', '/').Split('/');
        return inProject[0] != ".."
            && Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)
            && !inProject[..^1].Any(name => name.StartsWith('.') || OtherFolders.Contains(name, StringComparer.OrdinalIgnoreCase));
    }

    // In a folder whose other files of this kind are no sources, a file that is gone was none.
    private bool IsFolderOfSources(string path)
    {
        var key = (Folder: Path.GetDirectoryName(path)!.Replace('\\', '/'), Extension: Path.GetExtension(path));
        if (!_folders.TryGetValue(key, out var isOne))
        {
            var folder = FullPath(key.Folder);
            var others = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*" + key.Extension).Select(tree.RelativePath).ToList() : [];
            _folders.Add(key, isOne = others.Count == 0 || others.Exists(_sources.Contains));
        }
        return isOne;
    }

    private string FullPath(string path) => Path.Combine(analysis.RootDirectory, path);
}
