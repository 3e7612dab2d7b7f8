using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata;
using Detections.Analysis.Semantics.Contract;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>Finds incident grouping by entities and custom details that the rule does not define.</summary>
internal sealed class GroupingNamesWhatTheRuleLacksAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.GroupingNamesWhatTheRuleLacks,
        "Grouping names what the rule lacks",
        "Incidents are grouped by the {0} '{1}', which the rule does not define; add it to '{2}', or take it out.{3}",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Error,
        "Sentinel groups alerts by entities and custom details of the rule itself. It refuses a rule that groups by others.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context)
    {
        if (Grouping(context.Contract) is not { } grouping)
            return;
        Check(context, grouping, "groupByEntities", "entity", "entityMappings", EntityTypes(context.Contract));
        Check(context, grouping, "groupByCustomDetails", "custom detail", "customDetails", CustomDetails(context.Contract));
    }

    // What is switched off, or groups in another way, is not read.
    private static MetadataMapping? Grouping(ContractReading contract)
    {
        var grouping = (contract.Find("incidentConfiguration") as MetadataMapping)?.Find("groupingConfiguration", ContractMapping.AnyCase) as MetadataMapping;
        return grouping is not null && Says(grouping, "enabled", "true") && Says(grouping, "matchingMethod", "Selected") ? grouping : null;
    }

    private static bool Says(MetadataMapping mapping, string key, string value) =>
        string.Equals(mapping.FindScalar(key, ContractMapping.AnyCase)?.Value, value, StringComparison.OrdinalIgnoreCase);

    private static void Check(RuleContext context, MetadataMapping grouping, string list, string what, string definedIn, ImmutableArray<string>? defined)
    {
        if (defined is not { } names || grouping.Find(list, ContractMapping.AnyCase) is not MetadataSequence { Items: var items })
            return;
        foreach (var item in items.OfType<MetadataScalar>().Where(item => !names.Contains(item.Value, StringComparer.OrdinalIgnoreCase)))
            context.Report(Rule, item.Span, what, item.Value, definedIn, NearestName.Hint(item.Value, names));
    }

    /// <summary>The entity types that the rule maps, or null where that cannot be told.</summary>
    private static ImmutableArray<string>? EntityTypes(ContractReading contract)
    {
        if (!contract.Mappings[0].Has("entityMappings"))
            return [];
        if (contract.Find("entityMappings") is not MetadataSequence { Items: var items })
            return null;
        var types = items.Select(item => (item as MetadataMapping)?.FindScalar("entityType", ContractMapping.AnyCase)?.Value).ToImmutableArray();
        return types.Contains(null) ? null : [.. types.OfType<string>()];
    }

    /// <summary>The names of the rule's custom details, or null where that cannot be told.</summary>
    private static ImmutableArray<string>? CustomDetails(ContractReading contract)
    {
        if (!contract.Mappings[0].Has("customDetails"))
            return [];
        return contract.Find("customDetails") is MetadataMapping { Entries: var entries } ? [.. entries.Select(entry => entry.Key.Value)] : null;
    }
}
