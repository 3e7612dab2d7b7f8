using System.Text.RegularExpressions;
using Detections.Analysis.Diagnostics;
using Detections.Kusto;

namespace Detections.Analysis.Suppressions;

/// <summary>The ids a comment can suppress: those of rules, and those of Kusto.</summary>
internal static partial class SuppressibleIds
{
    private static readonly Dictionary<string, DiagnosticDescriptor> Descriptors =
        DescriptorTable.All.ToDictionary(descriptor => descriptor.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>Why a comment cannot suppress an id, as a sentence; null where it can.</summary>
    public static string? ProblemOf(string id)
    {
        // Not every code of Kusto has a title here, so an unknown one is taken.
        if (OfKusto().IsMatch(id))
            return null;
        if (!Descriptors.TryGetValue(id, out var descriptor))
            return $"The id '{id}' is unknown and cannot be suppressed.{NearestName.Hint(id, Descriptors.Keys)}";
        return descriptor.Category is DiagnosticCategory.Tool
            ? $"The id '{id}' is about the tool itself and cannot be suppressed; take it out."
            : null;
    }

    [GeneratedRegex(@"^KS\d{3}$", RegexOptions.IgnoreCase)]
    private static partial Regex OfKusto();
}
