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

    public static readonly DiagnosticDescriptor NoRuleWasFound = new(
        DiagnosticIds.NoRuleWasFound,
        "No rule was found",
        "The project looked at {0} files and none holds a detection rule, so nothing was checked; put rules below its folder, or name them in DetectionSource items.",
        DiagnosticCategory.Tool,
        DiagnosticSeverity.Warning,
        "A project of the Detections.Build SDK exists for its rules. One that finds none looks clean and checks nothing: most often its files lie elsewhere, or are taken out of DetectionSource.");

    public static IEnumerable<DiagnosticDescriptor> All => [PropertyIsInvalid, NoRuleWasFound];
}
