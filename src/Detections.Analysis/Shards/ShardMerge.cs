using System.Collections.Immutable;
using System.Globalization;
using Detections.Analysis.Caching;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Shards;

/// <summary>
/// The shards of a build, whose results it finds as if it had made them itself. What it does not find, it looks at: so a merge finds what a
/// build without shards does, whatever is wrong with them.
/// </summary>
internal sealed class ShardMerge
{
    // As large as a file that is read can be.
    private const long MostBytes = 512L * 1024 * 1024;

    private const int MostNamed = 10;

    private readonly List<(string Path, ShardFile File)> _used = [];
    private readonly ImmutableArray<Diagnostic>.Builder _problems = ImmutableArray.CreateBuilder<Diagnostic>();

    private ShardMerge()
    {
    }

    /// <summary>Puts what shards found to the results of a build.</summary>
    /// <param name="results">The results of the build.</param>
    /// <param name="paths">Full paths of the files of the shards, distinct and in ordinal order.</param>
    /// <param name="conditions">As <see cref="ShardManifest.Conditions"/>, of this build.</param>
    public static ShardMerge Into(ResultStore results, ImmutableArray<string> paths, string conditions)
    {
        var merge = new ShardMerge();
        var read = merge.ReadAll(paths);
        // Where they do not agree, most of them are right.
        var count = read.GroupBy(one => one.File.Shard.Count).MaxBy(same => same.Count())?.Key ?? 0;
        foreach (var (path, file) in read)
        {
            if (merge.WhatIsWrong(file, count, conditions) is { } reason)
            {
                merge.Report(path, reason);
                continue;
            }
            merge._used.Add((path, file));
            foreach (var entry in file.Results)
                results.Keep(entry.Key, entry.Content);
        }
        merge.ReportMissing(count);
        return merge;
    }

    /// <summary>What is wrong with the shards, now that it is known which files there are.</summary>
    /// <param name="files">All files of the build.</param>
    public IEnumerable<Diagnostic> ProblemsWith(IReadOnlyCollection<ShardedFile> files)
    {
        if (_used.Count == 0)
            return _problems;
        var byShard = files.ToLookup(file => DetectionShard.NumberOf(file.Path, _used[0].File.Shard.Count));
        var ofOthers = from one in _used
                       let others = Differences(one.File.Manifest.Files, byShard[one.File.Shard.Number])
                       where others.Count > 0
                       select ShardDescriptors.ShardIsOfOtherFiles.At(
                           Location.OfFile(one.Path), one.File.Shard, others.Count == 1 ? "1 file" : string.Create(CultureInfo.InvariantCulture, $"{others.Count} files"), others[0]);
        return _problems.Concat(ofOthers);
    }

    // An edited file differs on both sides and counts once.
    private static List<string> Differences(IEnumerable<ShardedFile> then, IEnumerable<ShardedFile> now)
    {
        var (before, after) = (then.ToHashSet(), now.ToHashSet());
        before.SymmetricExceptWith(after);
        return [.. before.Select(file => file.Path).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private List<(string Path, ShardFile File)> ReadAll(ImmutableArray<string> paths)
    {
        var read = new List<(string, ShardFile)>();
        foreach (var path in paths)
        {
            if (SourceTextReader.ReadBytes(path, MostBytes).Bytes is not { } content)
                Report(path, "it cannot be read, or is larger than 512 MB");
            else if (ShardFile.Read(content) is { } file)
                read.Add((path, file));
            else
                Report(path, "it is damaged, or another version of the tool wrote it");
        }
        return read;
    }

    // Null: nothing.
    private string? WhatIsWrong(ShardFile file, int count, string conditions)
    {
        if (file.Shard.Count != count)
            return string.Create(CultureInfo.InvariantCulture, $"it is '{file.Shard}', and the others are parts of {count}");
        if (_used.Exists(one => one.File.Shard == file.Shard))
            return $"it is '{file.Shard}', and so is '{Path.GetFileName(_used.Find(one => one.File.Shard == file.Shard).Path)}'";
        if (file.Manifest.Conditions == conditions)
            return null;
        return file.Manifest.ToolVersion == ToolVersion.Current
            ? "it was made with other properties, analyzers, schema or knowledge files"
            : $"version '{file.Manifest.ToolVersion}' of the tool made it, and this is '{ToolVersion.Current}'";
    }

    private void Report(string path, string reason) => _problems.Add(ShardDescriptors.ShardIsNotUsed.At(Location.OfFile(path), reason));

    private void ReportMissing(int count)
    {
        var missing = Enumerable.Range(1, count).Select(number => DetectionShard.Of(number, count)!).Except(_used.Select(one => one.File.Shard)).Select(shard => shard.ToString()).ToImmutableArray();
        if (count == 0)
            _problems.Add(ShardDescriptors.ShardIsMissing.At(Location.None, "no shard to merge"));
        else if (!missing.IsEmpty)
            _problems.Add(ShardDescriptors.ShardIsMissing.At(Location.None, missing.Length == 1 ? $"no shard '{missing[0]}'" : $"none of the shards {QuotedNames.All(missing, MostNamed)}"));
    }
}
