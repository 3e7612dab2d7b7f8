using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Knowledge.Declarations;

/// <summary>Something wrong with a knowledge file.</summary>
/// <param name="Message">One sentence: what is wrong and what is expected.</param>
/// <param name="Place">Where it is.</param>
public sealed record KnowledgeProblem(string Message, Location Place)
{
    /// <summary>The other place of something declared twice; null for other problems.</summary>
    public Location? Other { get; init; }

    public override string ToString() => $"{Place}: {Message}";
}
