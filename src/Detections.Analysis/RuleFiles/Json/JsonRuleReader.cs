using Detections.Analysis.Metadata;
using Detections.Analysis.Text;

namespace Detections.Analysis.RuleFiles.Json;

/// <summary>Reads JSON: ARM templates and exports of Microsoft Sentinel, and custom detections of Defender XDR.</summary>
public static class JsonRuleReader
{
    /// <summary>The rules of a JSON file; none, without a finding, where the file is something else.</summary>
    public static RuleFile Read(SourceText text)
    {
        // Most JSON of a repository is no rule; it costs a search for some words and is not even parsed.
        if (!AzureRuleReader.IsPromisedBy(text) && !CustomDetections.ArePromisedBy(text))
            return RuleFile.NotARule(text);

        var file = new RuleFileBuilder(text);
        var (root, problem) = JsonReader.Read(text);
        if (problem is not null)
        {
            file.Report(problem);
            return file.ToFile();
        }
        foreach (var resource in AzureResource.AllOf(root!))
            AzureRuleReader.Read(file, resource);
        CustomDetections.ReadAll(file, root!);
        return file.ToFile();
    }
}
