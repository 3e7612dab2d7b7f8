using System.Text.Json;
using Detections.Analysis.Caching;

namespace Detections.Analysis.Shards;

/// <summary>The file of a shard: the results that a build of all files has under these keys too, and the manifest among them.</summary>
/// <param name="Shard">Which one it is.</param>
/// <param name="Manifest">What it says of itself.</param>
/// <param name="Results">All others.</param>
internal sealed record ShardFile(DetectionShard Shard, ShardManifest Manifest, IReadOnlyList<ResultEntry> Results)
{
    /// <summary>The bytes of a file with the results that <paramref name="results"/> was asked for in this build.</summary>
    public static byte[] Write(ShardManifest manifest, ResultStore results)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(manifest, ShardJson.Default.ShardManifest);
        return ResultFile.Write(build: 1, [new ResultEntry(KeyOfManifest(), 1, content), .. results.Used().Select(entry => entry with { LastUse = 1 })]);
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null for what is damaged, of another format or no such file.</summary>
    public static ShardFile? Read(byte[] content)
    {
        if (ResultFile.Read(content) is not var (_, entries))
            return null;
        var key = KeyOfManifest();
        var written = entries.Find(entry => entry.Key == key).Content;
        return ManifestIn(written) is { } manifest && DetectionShard.Of(manifest.Number, manifest.Count) is { } shard
            ? new ShardFile(shard, manifest, [.. entries.Where(entry => entry.Key != key)])
            : null;
    }

    private static ShardManifest? ManifestIn(ArraySegment<byte> content)
    {
        try
        {
            return JsonSerializer.Deserialize(content, ShardJson.Default.ShardManifest) is { Files.IsDefault: false, Conditions: not null, ToolVersion: not null } manifest
                && manifest.Files.All(file => file?.Path is not null)
                    ? manifest
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string KeyOfManifest()
    {
        using var key = new ResultKey("shard");
        return key.Finish();
    }
}
