using Detections.Analysis.Metadata;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;

namespace Detections.Analysis.Semantics.Attack;

/// <summary>
/// Reads the ATT&amp;CK keys of YAML rules, Azure resources, front matter and comment headers: a sequence, or one scalar with commas.
/// </summary>
internal static class AttackLists
{
    private const string Tactics = "tactics";
    private static readonly string[] Techniques = ["relevantTechniques", "techniques", "subTechniques"];

    public static IEnumerable<AttackDeclaration> Read(DetectionRule rule)
    {
        if (rule.Kind == RuleKind.CustomDetection)
            return AlertTemplateAttack.Read(rule.Metadata);
        return rule.IsAzureResource ? OfKeys(rule.Metadata).Concat(OfTags(rule.Metadata)) : OfKeys(rule.Metadata);
    }

    /// <summary>The techniques that a sequence, or a scalar with commas, names.</summary>
    public static IEnumerable<DeclaredTechnique> TechniquesOf(MetadataNode? node, Located<string>? tactic = null) =>
        ScalarsOf(node).SelectMany(scalar => TechniqueText.Read(scalar, tactic));

    private static IEnumerable<AttackDeclaration> OfKeys(MetadataMapping metadata)
    {
        foreach (var entry in metadata.Entries)
        {
            if (Is(entry, Tactics))
                yield return List([], TacticsOf(entry.Value));
            else if (Array.Exists(Techniques, key => Is(entry, key)))
                yield return List(TechniquesOf(entry.Value), []);
        }
    }

    private static IEnumerable<AttackDeclaration> OfTags(MetadataMapping properties) =>
    [
        List([], TacticsOf(SavedSearchTags.Find(properties, Tactics))),
        .. Techniques.Select(key => List(TechniquesOf(SavedSearchTags.Find(properties, key)), [])),
    ];

    private static IEnumerable<Located<string>> TacticsOf(MetadataNode? node) => ScalarsOf(node).SelectMany(scalar => scalar.Members());

    private static bool Is(MetadataEntry entry, string key) => string.Equals(entry.Key.Value, key, StringComparison.OrdinalIgnoreCase);

    private static AttackDeclaration List(IEnumerable<DeclaredTechnique> techniques, IEnumerable<Located<string>> tactics) =>
        new(AttackDeclarationForm.List, [.. techniques], [.. tactics]);

    private static IEnumerable<MappedText> ScalarsOf(MetadataNode? node) => node switch
    {
        MetadataScalar scalar => [MappedText.Of(scalar)],
        MetadataSequence sequence => sequence.Items.OfType<MetadataScalar>().Select(MappedText.Of),
        _ => [],
    };
}
