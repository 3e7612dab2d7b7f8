using Detections.Analysis.Metadata;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Semantics.Attack;

/// <summary>
/// Reads the ATT&amp;CK keys of YAML rules, Azure resources, front matter and comment headers: a sequence, or one scalar with commas. A saved search
/// has them among its tags.
/// </summary>
internal static class AttackLists
{
    private const string Tactics = "tactics";
    private static readonly string[] Techniques = ["relevantTechniques", "techniques", "subTechniques"];

    /// <summary>Whether a key is one of those that declare coverage.</summary>
    public static bool IsKey(string key) => Is(key, Tactics) || Array.Exists(Techniques, known => Is(key, known));

    public static IEnumerable<AttackDeclaration> Read(SourceText file, DetectionRule rule)
    {
        if (rule.Kind == RuleKind.CustomDetection)
            return AlertTemplateAttack.Read(file, rule.Metadata);
        return rule.IsAzureResource ? OfKeys(file, rule.Metadata).Concat(OfTags(file, rule.Metadata)) : OfKeys(file, rule.Metadata);
    }

    /// <summary>The techniques that a sequence, or a scalar with commas, names.</summary>
    public static IEnumerable<DeclaredTechnique> TechniquesOf(SourceText file, MetadataNode? node, Located<string>? tactic = null) =>
        Items(file, node).SelectMany(item => TechniquesOf(item, tactic));

    private static IEnumerable<AttackDeclaration> OfKeys(SourceText file, MetadataMapping metadata)
    {
        foreach (var entry in metadata.Entries)
        {
            if (Is(entry.Key.Value, Tactics))
                yield return TacticList(file, entry.Value);
            else if (IsKey(entry.Key.Value))
                yield return TechniqueList(file, entry.Value);
        }
    }

    private static IEnumerable<AttackDeclaration> OfTags(SourceText file, MetadataMapping properties) =>
    [
        TacticList(file, SavedSearchTags.Find(properties, Tactics)),
        .. Techniques.Select(key => TechniqueList(file, SavedSearchTags.Find(properties, key))),
    ];

    private static bool Is(string key, string known) => string.Equals(key, known, StringComparison.OrdinalIgnoreCase);

    private static AttackDeclaration TacticList(SourceText file, MetadataNode? node) =>
        new(AttackDeclarationForm.List, [], [.. Items(file, node).SelectMany(TacticsOf)]);

    private static AttackDeclaration TechniqueList(SourceText file, MetadataNode? node) =>
        new(AttackDeclarationForm.List, [.. TechniquesOf(file, node)], []);

    private static DeclaredTactic[] TacticsOf(Item item)
    {
        var tactics = item.Text.Members().Select(member => new DeclaredTactic(member.Text, Cell: null) { Removal = member.Removal }).ToArray();
        return tactics is [var one] ? [one with { Removal = item.Removal }] : tactics;
    }

    private static DeclaredTechnique[] TechniquesOf(Item item, Located<string>? tactic)
    {
        var techniques = TechniqueText.Read(item.Text, tactic).ToArray();
        return techniques is [var one] ? [one with { Removal = item.Removal }] : techniques;
    }

    private static IEnumerable<Item> Items(SourceText file, MetadataNode? node) => node switch
    {
        MetadataScalar scalar => [new Item(MappedText.Of(scalar), Removal: null)],
        MetadataSequence sequence => sequence.Items
            .Select((node, index) => node is MetadataScalar scalar ? new Item(MappedText.Of(scalar), EntryRemoval.Item(file, sequence, index)) : null)
            .OfType<Item>(),
        _ => [],
    };

    /// <param name="Text">What stands there: one entry, or several with commas between them.</param>
    /// <param name="Removal">What takes the whole item out.</param>
    private sealed record Item(MappedText Text, TextSpan? Removal);
}
