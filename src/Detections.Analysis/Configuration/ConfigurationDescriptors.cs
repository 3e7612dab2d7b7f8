using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Configuration;

/// <summary>What can be wrong with the properties of a build.</summary>
internal static class ConfigurationDescriptors
{
    public static readonly DiagnosticDescriptor PropertyIsInvalid = new(
        DiagnosticIds.PropertyIsInvalid,
        "Property has an invalid value",
        "The property '{0}' has the value '{1}'; use {2}.{3}",
        DiagnosticCategory.Tool,
        DiagnosticSeverity.Error,
        "A property of the project or of the command line has a value that cannot be read. The build fails instead of going on with a guess; nothing is analyzed.");

    public static IEnumerable<DiagnosticDescriptor> All => [PropertyIsInvalid];
}
