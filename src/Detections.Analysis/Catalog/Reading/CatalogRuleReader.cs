using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Metadata;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Contract;
using Detections.Analysis.Semantics.Output;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Catalog.Reading;

/// <summary>Takes down what the catalog knows of a rule.</summary>
internal static class CatalogRuleReader
{
    private const StringComparison AnyCase = StringComparison.OrdinalIgnoreCase;

    /// <param name="rule">The rule, with those of its queries that the engine analyzed.</param>
    /// <param name="path">Its file, from the root of the tree, with <c>/</c>.</param>
    /// <param name="environment">That of a query that does not say one.</param>
    public static CatalogRule Read(RuleContext rule, string path, KustoEnvironment environment)
    {
        var metadata = rule.Rule.Metadata;
        var feeds = rule.Output.References.ToLookup(reference => reference.Name, reference => reference.Purpose, StringComparer.Ordinal);
        var analyzed = rule.Queries.ToDictionary(query => query.Query);
        var (tactics, techniques) = new AttackReader(rule.Attack, rule.Knowledge.Attack).Read();
        var start = rule.File.PositionAt(rule.Rule.Span.Start);
        return new CatalogRule
        {
            Path = path,
            Line = start.Line + 1,
            Column = start.Column + 1,
            Kind = rule.Rule.Kind,
            Id = Text(metadata, "id"),
            Title = rule.Rule.Title?.Value ?? Path.GetFileNameWithoutExtension(path),
            Description = rule.Rule.Description?.Value,
            Severity = Text(metadata, "severity") ?? Text(metadata, "detectionAction", "alertTemplate", "severity"),
            Status = Text(metadata, "status"),
            Author = Text(metadata, "author") ?? Text(metadata, "metadata", "author", "name"),
            Version = Text(metadata, "version"),
            Source = Text(metadata, "source"),
            References = Texts(metadata, "references"),
            Tags = Texts(metadata, "tags"),
            Tactics = tactics,
            Techniques = techniques,
            Events = EventReader.Read(rule),
            Period = rule.Contract.FindDuration("queryPeriod")?.Value,
            Frequency = rule.Contract.FindDuration("queryFrequency")?.Value,
            Trigger = TriggerOf(rule.Contract),
            Entities = [.. EntitiesOf(rule.Rule)],
            CustomDetails = [.. SentinelOutput.CustomDetailsOf(metadata).Where(detail => detail.Value is MetadataScalar).Select(detail => new CatalogDetail(detail.Key.Value, ((MetadataScalar)detail.Value).Value))],
            Queries = [.. rule.Rule.Queries.Select(query => analyzed.TryGetValue(query, out var context) ? QueryReader.Read(context, feeds) : QueryReader.Unread(rule.File, query, environment))],
        };
    }

    // The REST API has words where templates have their first letters.
    private static string? TriggerOf(ContractReading contract)
    {
        if (contract.Find("triggerOperator") is not MetadataScalar comparison || contract.Find("triggerThreshold") is not MetadataScalar threshold)
            return null;
        var kind = comparison.Value.Trim().ToUpperInvariant() switch
        {
            "GREATERTHAN" => IndicatorKinds.GreaterThan,
            "LESSTHAN" => IndicatorKinds.LessThan,
            "EQUAL" => IndicatorKinds.Equal,
            "NOTEQUAL" => IndicatorKinds.NotEqual,
            _ => comparison.Value.Trim().ToLowerInvariant(),
        };
        return $"{kind} {threshold.Value.Trim()}";
    }

    private static IEnumerable<CatalogEntity> EntitiesOf(DetectionRule rule) =>
        EntityMapping.AllOf(rule.Metadata).Select(mapping => new CatalogEntity(
            mapping.Type?.Value ?? "",
            [.. mapping.Fields.Where(field => field is { Identifier: not null, Column: not null }).Select(field => new CatalogDetail(field.Identifier!.Value, field.Column!.Value))]));

    private static string? Text(MetadataMapping metadata, params ReadOnlySpan<string> path)
    {
        MetadataNode? node = metadata;
        foreach (var key in path)
            node = (node as MetadataMapping)?.Find(key, AnyCase);
        return (node as MetadataScalar)?.Value.Trim() is { Length: > 0 } text ? text : null;
    }

    private static ImmutableArray<string> Texts(MetadataMapping metadata, string key) => metadata.Find(key, AnyCase) switch
    {
        MetadataScalar { Value.Length: > 0 } scalar => [scalar.Value.Trim()],
        MetadataSequence list => [.. list.Items.OfType<MetadataScalar>().Select(item => item.Value.Trim()).Where(item => item.Length > 0)],
        _ => [],
    };
}
