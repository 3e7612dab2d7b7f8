using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.RuleFiles;

/// <summary>What can be wrong with a rule file before its query is looked at.</summary>
internal static class RuleFileDescriptors
{
    public static readonly DiagnosticDescriptor FileIsNotUtf8 = new(
        DiagnosticIds.FileIsNotUtf8,
        "File is not UTF-8",
        "The file is not UTF-8: {0}; save it as UTF-8.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Error,
        "Rule files are read as UTF-8. A file in another encoding would be read wrongly without anyone noticing, so its rules are not analyzed.");

    public static readonly DiagnosticDescriptor FileCannotBeRead = new(
        DiagnosticIds.FileCannotBeRead,
        "File cannot be read",
        "The file cannot be read: {0}",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Error,
        "The operating system refused to open or read the file, or it vanished while the build ran. Its rules are not analyzed; all other files are.");

    public static readonly DiagnosticDescriptor FileIsTooLarge = new(
        DiagnosticIds.FileIsTooLarge,
        "File is too large",
        "The file has {0} bytes and the limit is {1}; split it, or raise the property DetectionsMaxFileSize.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Warning,
        "Files above the limit are not read, so that one of them cannot take the memory and the time of the whole build.");

    public static readonly DiagnosticDescriptor FileIsBinary = new(
        DiagnosticIds.FileIsBinary,
        "File is binary",
        "The file holds a NUL byte at offset {0} and is no text; rename it or take it out of DetectionSource.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Warning,
        "A file with the name of a rule file has binary content. It is not read further.");

    public static readonly DiagnosticDescriptor YamlIsInvalid = new(
        DiagnosticIds.YamlIsInvalid,
        "YAML is invalid",
        "The YAML cannot be read from here on: {0}",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Error,
        "The file looks like a detection rule and its YAML does not follow the YAML grammar, so no tool can read the rule.");

    public static readonly DiagnosticDescriptor YamlIsRefused = new(
        DiagnosticIds.YamlIsRefused,
        "YAML goes beyond a limit",
        "{0}",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Error,
        "Aliases that multiply, cycles and very deep nesting can make a small file take all memory. Rules never need them; a document that goes beyond the limits is not read.");

    public static readonly DiagnosticDescriptor FenceIsNotClosed = new(
        DiagnosticIds.FenceIsNotClosed,
        "Code fence is not closed",
        "The code fence that starts here is never closed; add a line with '{0}' behind the query.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Warning,
        "Without its closing line a fence reaches to the end of the document, and the text below the query becomes part of the query.");

    public static readonly DiagnosticDescriptor FrontMatterIsNotClosed = new(
        DiagnosticIds.FrontMatterIsNotClosed,
        "Front matter is not closed",
        "The front matter that starts here is never closed; add a line with '---' behind the last key.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Warning,
        "A document that starts with '---' and a key has front matter. Without the closing line its keys are read as text and the rule loses its metadata.");

    public static readonly DiagnosticDescriptor FileIsOutsideTheTree = new(
        DiagnosticIds.FileIsOutsideTheTree,
        "File lies outside the repository",
        "The file is a link to '{0}', outside of '{1}', and is not read.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Warning,
        "Rule files come from pull requests. A link that leads out of the repository could pull any file of the build machine into the log, so it is not followed.");

    public static readonly DiagnosticDescriptor QueryIsEmpty = new(
        DiagnosticIds.QueryIsEmpty,
        "Query is empty",
        "The query is empty; write one, or take the {0} out.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Warning,
        "A place that should hold a query holds nothing but white space or comments.");

    public static readonly DiagnosticDescriptor EnvironmentIsUnknown = new(
        DiagnosticIds.EnvironmentIsUnknown,
        "Environment is unknown",
        "The environment '{0}' is unknown; use 'sentinel', 'defender-xdr' or 'unified'.{1}",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Warning,
        "The environment of a rule says whose columns a table has: those of Microsoft Sentinel, of Defender XDR, or both. An unknown one is ignored, and the query is read as if the rule named none.");

    public static readonly DiagnosticDescriptor MarkdownIsRefused = new(
        DiagnosticIds.MarkdownIsRefused,
        "Markdown goes beyond a limit",
        "The document is not read as Markdown because {0}; split it, or take that out.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Warning,
        "Very deep nesting, thousands of brackets and very wide tables can make a small document take all time and memory. Rule documents never need them; a document that goes beyond the limits is not read, and a rule in it is not analyzed.");

    public static readonly DiagnosticDescriptor JsonIsInvalid = new(
        DiagnosticIds.JsonIsInvalid,
        "JSON is invalid",
        "The JSON cannot be read from here on: {0}.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Error,
        "The file looks like a detection rule and does not follow the grammar of JSON, or is nested too deeply, so the rule cannot be read.");

    public static IEnumerable<DiagnosticDescriptor> All =>
    [
        FileIsNotUtf8, FileCannotBeRead, FileIsTooLarge, FileIsBinary, YamlIsInvalid, YamlIsRefused,
        FenceIsNotClosed, FrontMatterIsNotClosed, FileIsOutsideTheTree, QueryIsEmpty, EnvironmentIsUnknown,
        MarkdownIsRefused, JsonIsInvalid,
    ];
}
