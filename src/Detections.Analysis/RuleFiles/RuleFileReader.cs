using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles.Json;
using Detections.Analysis.RuleFiles.Markdown;
using Detections.Analysis.Text;

namespace Detections.Analysis.RuleFiles;

/// <summary>Reads a source file by its extension; what the file is, its content decides.</summary>
public static class RuleFileReader
{
    /// <summary>The rules of <paramref name="text"/> and what is wrong with it. A file of another extension is no rule.</summary>
    public static RuleFile Read(SourceText text) => Path.GetExtension(text.Path).ToUpperInvariant() switch
    {
        ".MD" or ".MARKDOWN" => MarkdownReader.Read(text),
        ".YAML" or ".YML" => SentinelYamlReader.Read(text),
        ".JSON" => JsonRuleReader.Read(text),
        ".KQL" or ".CSL" => KqlFileReader.Read(text),
        _ => RuleFile.NotARule(text),
    };

    /// <summary>
    /// Whether <paramref name="problem"/>, for which a file was not read, is one to tell. JSON holds everything, data sets and settings in
    /// other encodings included, and little of it is meant as a rule: of a file that only is too large or no UTF-8 nothing can be said.
    /// </summary>
    public static bool IsReportedUnread(string path, Diagnostic problem) =>
        problem.Id is DiagnosticIds.FileCannotBeRead or DiagnosticIds.FileIsOutsideTheTree || !Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase);
}
