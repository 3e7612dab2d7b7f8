using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata;
using Detections.Analysis.Semantics.Output;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Output;

/// <summary>Finds more entities, identifiers, details or placeholders than Sentinel takes.</summary>
internal sealed class MappingsAreTooManyAnalyzer : DetectionAnalyzer
{
    // The Azure-Sentinel repository's own validator: QueryBasedTemplateInternalModel.cs and AlertDetailsOverride.cs. An older copy of it
    // has 5 entities; the service limits of Microsoft Sentinel say 10.
    private const int MostEntities = 10;
    private const int MostIdentifiers = 3;
    private const int MostDetails = 20;
    private const int MostPlaceholders = 3;

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.MappingsAreTooMany,
        "Mappings are too many",
        "There are {0}, and Sentinel takes {1}; take out what is least needed.",
        DiagnosticCategory.OutputContract,
        DiagnosticSeverity.Error,
        "Sentinel takes 10 entity mappings a rule, 3 identifiers an entity, 20 custom details and 3 columns in the name and in the description of an alert. It refuses a rule with more.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context)
    {
        if (!SentinelOutput.IsOf(context.Rule.Kind))
            return;
        var rule = context.Rule.Metadata;
        var entities = EntityMapping.AllOf(rule);
        Check(context, "{0} entity mappings in the rule", [.. entities.Select(entity => entity.Type?.Span ?? entity.Node.Span)], MostEntities);
        foreach (var entity in entities)
            Check(context, $"{{0}} identifiers of the entity '{entity.Type?.Value}'", [.. entity.Fields.Select(field => (field.Identifier ?? field.Column)?.Span ?? entity.Node.Span)], MostIdentifiers);
        if (rule.Find(SentinelOutput.CustomDetails) is MetadataMapping details)
            Check(context, "{0} custom details in the rule", [.. details.Entries.Select(detail => detail.Key.Span)], MostDetails);
        if (rule.Find(SentinelOutput.AlertDetailsOverride) is not MetadataMapping alert)
            return;
        foreach (var (key, purpose) in SentinelOutput.AlertTexts)
            Check(context, $"{{0}} columns in {purpose}", [.. AlertText.PlaceholdersOf(alert.FindScalar(key), purpose).Select(one => one.Span)], MostPlaceholders);
    }

    // At the first that is one too many.
    private static void Check(RuleContext context, string count, ImmutableArray<TextSpan> places, int most)
    {
        if (places.Length > most)
            context.Report(Rule, places[most], count.Replace("{0}", $"{places.Length}", StringComparison.Ordinal), most);
    }
}
