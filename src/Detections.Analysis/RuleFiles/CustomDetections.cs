using Detections.Analysis.Metadata;
using Detections.Analysis.Text;
using Detections.Kusto.Schema;

namespace Detections.Analysis.RuleFiles;

/// <summary>
/// Reads the custom detections of Defender XDR: the <c>detectionRule</c> of Microsoft Graph, v1.0 and beta, in JSON or as the same keys in
/// YAML (https://learn.microsoft.com/graph/api/resources/security-detectionrule).
/// </summary>
internal static class CustomDetections
{
    private const string Condition = "queryCondition";
    private const string Query = "queryText";

    // Beside its condition every detection has one of these; a condition alone could be anybody's.
    private static readonly string[] OtherKeys = ["displayName", "detectionAction", "schedule", "ruleSchedule"];

    /// <summary>Whether a text may hold a custom detection: what can be said without parsing it.</summary>
    public static bool ArePromisedBy(SourceText text) =>
        text.Content.Contains(Condition, StringComparison.Ordinal) && text.Content.Contains(Query, StringComparison.Ordinal);

    /// <summary>
    /// Reads the detections of a document, wherever they stand in it: alone, in a list, in the <c>value</c> of Graph's answer, in what a
    /// tool wraps around its exports. Anything else is left alone.
    /// </summary>
    public static void ReadAll(RuleFileBuilder file, MetadataNode node)
    {
        if (node is MetadataMapping rule && rule.Find(Condition) is MetadataMapping condition && Array.Exists(OtherKeys, key => rule.Find(key) is not null))
        {
            Read(file, rule, condition);
            return;
        }
        IEnumerable<MetadataNode> children = node switch
        {
            MetadataMapping mapping => mapping.Entries.Select(entry => entry.Value),
            MetadataSequence list => list.Items,
            _ => [],
        };
        foreach (var child in children)
            ReadAll(file, child);
    }

    /// <summary>What a detection says of the alert it raises, or null.</summary>
    public static MetadataMapping? AlertTemplateOf(MetadataMapping rule) =>
        (rule.Find("detectionAction") as MetadataMapping)?.Find("alertTemplate") as MetadataMapping;

    private static void Read(RuleFileBuilder file, MetadataMapping rule, MetadataMapping condition)
    {
        if (file.ReadQuery(condition.FindEntry(Query)) is not { } query)
            return;
        file.Add(new DetectionRule
        {
            Kind = RuleKind.CustomDetection,
            Span = rule.Span,
            Title = rule.FindScalar("displayName")?.ToLocated(),
            Description = AlertTemplateOf(rule)?.FindScalar("description")?.ToLocated(),
            Metadata = rule,
            Queries = [query with { Environment = file.ReadEnvironment(rule) ?? KustoEnvironment.DefenderXdr }],
        });
    }
}
