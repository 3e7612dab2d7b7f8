using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Detections.Analysis.Shards;

/// <summary>What the file of a shard says of itself.</summary>
/// <param name="ToolVersion">The version of the tool that wrote it.</param>
/// <param name="Conditions">A hash of all that findings follow from beside the files of rules.</param>
/// <param name="Number">As <see cref="DetectionShard.Number"/>.</param>
/// <param name="Count">As <see cref="DetectionShard.Count"/>.</param>
/// <param name="Files">The files it is of.</param>
internal sealed record ShardManifest(string ToolVersion, string Conditions, int Number, int Count, ImmutableArray<ShardedFile> Files);

/// <summary>A file of rules as a shard saw it.</summary>
/// <param name="Path">From the root of the repository, with <c>/</c>.</param>
/// <param name="Key">The hash of all that its findings follow from; null where it could not be read.</param>
internal sealed record ShardedFile(string Path, string? Key);

/// <content>Made by the compiler from the records.</content>
[JsonSerializable(typeof(ShardManifest))]
internal sealed partial class ShardJson : JsonSerializerContext;
