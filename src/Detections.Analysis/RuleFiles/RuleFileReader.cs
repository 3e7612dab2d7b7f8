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
        ".KQL" or ".CSL" => KqlFileReader.Read(text),
        _ => RuleFile.NotARule(text),
    };
}
