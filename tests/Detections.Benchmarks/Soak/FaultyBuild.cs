using System.Collections.Immutable;
using System.Text.Json;
using Detections.Analysis.Diagnostics;

namespace Detections.Benchmarks.Soak;

/// <summary>A build during which something went wrong, and that was left to go on: what it could not find it says.</summary>
/// <param name="Output">What it printed.</param>
/// <param name="Log">Its log; null where it wrote none.</param>
internal sealed record FaultyBuild(string Output, byte[]? Log)
{
    /// <summary>What the build lost without a word; null for nothing.</summary>
    /// <param name="cold">The log of a cold build.</param>
    public string? Lost(byte[] cold)
    {
        if (Log is null)
            return Output.Contains(DiagnosticIds.OutputCannotBeWritten, StringComparison.Ordinal) ? null : "it wrote no log and did not say so";
        if (Log.AsSpan().SequenceEqual(cold))
            return null;
        var (found, expected) = (ResultsIn(Log), ResultsIn(cold));
        if (found.Any(result => result.Id is DiagnosticIds.EngineFailed))
            return null;
        var left = found.Where(result => result.Id == DiagnosticIds.QueryWasNotAnalyzed).Select(result => result.File).ToHashSet(StringComparer.Ordinal);
        var different = expected.Except(found).Concat(found.Except(expected)).Where(result => !left.Contains(result.File)).ToList();
        return left.Count > 0 && different.Count == 0 ? null : $"of a cold build's results it has others: {string.Join(", ", different.Take(3))}";
    }

    private static ImmutableHashSet<Result> ResultsIn(byte[] log)
    {
        using var document = JsonDocument.Parse(log);
        return [.. document.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(ResultOf)];
    }

    private static Result ResultOf(JsonElement result)
    {
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        return new Result(
            result.GetProperty("ruleId").GetString()!,
            place.GetProperty("artifactLocation").GetProperty("uri").GetString()!,
            place.TryGetProperty("region", out var region) ? region.GetRawText() : "",
            result.GetProperty("message").GetProperty("text").GetString()!);
    }

    private sealed record Result(string Id, string File, string Region, string Message);
}
