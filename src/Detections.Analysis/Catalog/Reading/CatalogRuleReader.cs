using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Metadata;
using Detections.Analysis.Semantics.Attack;
using Detections.Analysis.Semantics.Time;
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
        var (tactics, techniques) = new AttackReader(rule.Attack, new TacticMembership(rule.Knowledge.Attack, rule.Rule.Kind), rule.Knowledge.Attack).Read();
        var window = RuleWindow.Of(rule);
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
            References = [.. Texts(metadata, "references").Concat(rule.Rule.References.Select(reference => reference.Value)).Distinct(StringComparer.Ordinal)],
            Tags = Texts(metadata, "tags"),
            Tactics = tactics,
            Techniques = techniques,
            Events = EventReader.Read(rule),
            AnalyticEvents = AnalyticEventReader.Read(rule, techniques),
            Period = window.Reach?.Value,
            Frequency = window.Frequency?.Value,
            Entities = AlertReader.EntitiesOf(rule.Rule),
            CustomDetails = AlertReader.CustomDetailsOf(rule.Rule),
            Queries = [.. rule.Rule.Queries.Select(query => analyzed.TryGetValue(query, out var context) ? QueryReader.Read(context, feeds) : QueryReader.Unread(rule.File, query, environment))],
        };
    }

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
