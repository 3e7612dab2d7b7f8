using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Suppressions;

/// <summary>The ids a comment can suppress: those of rules, and those of Kusto.</summary>
internal static class SuppressibleIds
{
    /// <summary>Why a comment cannot suppress an id, as a sentence; null where it can.</summary>
    public static string? ProblemOf(string id, DescriptorSet known)
    {
        if (KustoDescriptors.IsCode(id))
            return null;
        if (known.Find(id) is not { } descriptor)
            return $"The id '{id}' is unknown and cannot be suppressed.{known.HintFor(id)}";
        return descriptor.Category is DiagnosticCategory.Tool
            ? $"The id '{id}' is about the tool itself and cannot be suppressed; take it out."
            : null;
    }
}
