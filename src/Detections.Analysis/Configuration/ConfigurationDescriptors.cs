using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Configuration;

/// <summary>What can be wrong with what a build is given: its properties, its items.</summary>
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

    public static readonly DiagnosticDescriptor KnowledgeFileIsInvalid = new(
        DiagnosticIds.KnowledgeFileIsInvalid,
        "Knowledge file is invalid",
        "{0}",
        DiagnosticCategory.Tool,
        DiagnosticSeverity.Warning,
        "A file of the DetectionKnowledge items declares an event, an ActionType or an equivalent in a way that cannot be read. What cannot be read counts as not declared.");

    public static readonly DiagnosticDescriptor ConfigFileIsInvalid = new(
        DiagnosticIds.ConfigFileIsInvalid,
        "Configuration file is invalid",
        "{0}",
        DiagnosticCategory.Tool,
        DiagnosticSeverity.Warning,
        "A line of an .editorconfig or global config file is meant for this tool and changes nothing: its id, option, value or section cannot be read. The rest of the file counts.");

    public static IEnumerable<DiagnosticDescriptor> All => [PropertyIsInvalid, NoRuleWasFound, KnowledgeFileIsInvalid, ConfigFileIsInvalid];
}
