using Detections.Analysis.Metadata;
using Detections.Analysis.Text;
using Detections.Kusto;
using Detections.Kusto.Schema;

namespace Detections.Analysis.RuleFiles;

/// <summary>Reads YAML: analytics rules, hunting queries and workspace functions of Microsoft Sentinel, and custom detections of Defender XDR.</summary>
public static class SentinelYamlReader
{
    /// <summary>The rules of a YAML file: one a document, or a list of custom detections, and none, without a finding, where the file is something else.</summary>
    public static RuleFile Read(SourceText text)
    {
        // All forms have a key with this word; most other YAML of a repository has none and is not even parsed.
        if (!text.Content.Contains("query", StringComparison.OrdinalIgnoreCase))
            return RuleFile.NotARule(text);

        var (documents, problem) = YamlReader.ReadAll(text, new TextSpan(0, text.Length));
        var mayHoldDetections = CustomDetections.ArePromisedBy(text);
        var file = new RuleFileBuilder(text);
        foreach (var document in documents)
        {
            if (document is MetadataMapping mapping && SentinelForm.Of(mapping) is { } form)
                ReadRule(file, mapping, form);
            else if (mayHoldDetections)
                CustomDetections.ReadAll(file, document);
        }
        if (problem is not null && (SentinelForm.OfBroken(text) is not null || mayHoldDetections))
            file.Report(problem);
        return file.ToFile();
    }

    private static void ReadRule(RuleFileBuilder file, MetadataMapping document, SentinelForm form)
    {
        if (file.ReadQuery(document.FindEntry(form.QueryKey)) is not { } query)
            return;
        file.Add(new DetectionRule
        {
            Kind = form.Kind,
            Span = document.Span,
            Title = Title(document, form)?.ToLocated(),
            Description = Description(document, form)?.ToLocated(),
            Metadata = document,
            Queries = [query with { Environment = file.ReadEnvironment(document) ?? EnvironmentOf(form) }],
        });
    }

    // Analytics rules and functions run in a Sentinel workspace. Hunting queries of the same form are written for
    // Defender XDR too, and nothing in them tells.
    private static KustoEnvironment? EnvironmentOf(SentinelForm form) =>
        form.Kind == RuleKind.HuntingQuery ? null : KustoEnvironment.Sentinel;

    private static MetadataScalar? Title(MetadataMapping document, SentinelForm form) => form.Kind != RuleKind.Function
        ? document.FindScalar("name")
        : (document.Find("Function") as MetadataMapping)?.FindScalar("Title")
            ?? (document.Find("Parser") as MetadataMapping)?.FindScalar("Title")
            ?? document.FindScalar("FunctionName")
            ?? document.FindScalar("ParserName");

    private static MetadataScalar? Description(MetadataMapping document, SentinelForm form) =>
        document.FindScalar(form.Kind == RuleKind.Function ? "Description" : "description");
}
