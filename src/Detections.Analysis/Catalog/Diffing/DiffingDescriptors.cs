using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Catalog.Diffing;

/// <summary>What a comparison with another state can find.</summary>
public static class DiffingDescriptors
{
    public static readonly DiagnosticDescriptor VersionIsNotRaised = new(
        DiagnosticIds.VersionIsNotRaised,
        "Version is not raised",
        "The rule means something else than before, and its version is still '{0}'; raise it, so that whoever has the rule sees that there is another ({1}).",
        DiagnosticCategory.Catalog,
        DiagnosticSeverity.Warning,
        "Compared with the state that 'DetectionBase' names, the rule has changed in meaning and its 'version' has not. Sentinel offers an update of a rule where the version of its template is another one.");

    public static readonly DiagnosticDescriptor BaseCannotBeRead = new(
        DiagnosticIds.BaseCannotBeRead,
        "Base of the comparison cannot be read",
        "The rules cannot be compared with '{0}': {1}.",
        DiagnosticCategory.Catalog,
        DiagnosticSeverity.Error,
        "The property 'DetectionBase' names a branch, tag or commit, or a 'catalog.json' that the same version of the tool wrote. What it names cannot be had, so that nobody knows what has changed.");

    internal static IEnumerable<DiagnosticDescriptor> All => [VersionIsNotRaised, BaseCannotBeRead];
}
