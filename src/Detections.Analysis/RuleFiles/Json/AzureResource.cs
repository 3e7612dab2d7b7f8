using System.Collections.Immutable;
using Detections.Analysis.Metadata;

namespace Detections.Analysis.RuleFiles.Json;

/// <summary>A resource of an ARM template, or of an export of the REST API.</summary>
/// <param name="Type">Its whole type, that of the resources around it included: <c>Microsoft.OperationalInsights/workspaces/savedSearches</c>.</param>
/// <param name="Body">The resource.</param>
internal sealed record AzureResource(string Type, MetadataMapping Body)
{
    // Azure takes names of properties and types in any letter case.
    private const StringComparison AnyCase = StringComparison.OrdinalIgnoreCase;

    /// <summary>The resources of a document, in file order: those of a template, a list, a <c>value</c> list, or the document itself.</summary>
    public static IEnumerable<AzureResource> AllOf(MetadataNode root) =>
        root is MetadataMapping template && template.Find("resources", AnyCase) is { } resources && template.Find("type", AnyCase) is null
            ? Declared(resources, parentType: null)
            : ItemsOf(root).SelectMany(item => WithChildren(item, parentType: null));

    public bool Is(string type) => string.Equals(Type, type, AnyCase);

    public MetadataNode? Find(string key) => Body.Find(key, AnyCase);

    private static ImmutableArray<MetadataNode> ItemsOf(MetadataNode root) => root switch
    {
        MetadataSequence list => list.Items,
        MetadataMapping answer when answer.Find("value", AnyCase) is MetadataSequence list => list.Items,
        _ => [root],
    };

    // Templates with symbolic names (languageVersion 2.0) have a mapping of resources.
    private static IEnumerable<AzureResource> Declared(MetadataNode? resources, string? parentType) => resources switch
    {
        MetadataSequence list => list.Items.SelectMany(item => WithChildren(item, parentType)),
        MetadataMapping named => named.Entries.SelectMany(entry => WithChildren(entry.Value, parentType)),
        _ => [],
    };

    private static IEnumerable<AzureResource> WithChildren(MetadataNode node, string? parentType)
    {
        if (node is not MetadataMapping body || body.Find("type", AnyCase) is not MetadataScalar type)
            return [];
        var resource = new AzureResource(WholeType(type.Value, parentType), body);
        return [resource, .. Declared(resource.Find("resources"), resource.Type), .. Declared(resource.Deployed(), parentType: null)];
    }

    // A child names only its own part of the type; a whole one begins with the namespace of its provider, which has a dot.
    private static string WholeType(string type, string? parentType) =>
        parentType is null || type.Split('/')[0].Contains('.', StringComparison.Ordinal) ? type : $"{parentType}/{type}";

    // A deployment within a template deploys the resources of the template it carries.
    private MetadataNode? Deployed() =>
        Is("Microsoft.Resources/deployments") && Find("properties") is MetadataMapping properties && properties.Find("template", AnyCase) is MetadataMapping template
            ? template.Find("resources", AnyCase)
            : null;
}
