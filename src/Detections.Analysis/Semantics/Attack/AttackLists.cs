using Detections.Analysis.Metadata;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Semantics.Attack;

/// <summary>Reads the ATT&amp;CK keys of YAML rules, front matter and comment headers: a sequence, or one scalar with commas.</summary>
internal static class AttackLists
{
    private const string Tactics = "tactics";
    private static readonly string[] Techniques = ["relevantTechniques", "techniques"];

    /// <summary>Whether a key is one of those that declare coverage.</summary>
    public static bool IsKey(string key) => Is(key, Tactics) || Array.Exists(Techniques, known => Is(key, known));

    public static IEnumerable<AttackDeclaration> Read(SourceText file, MetadataMapping metadata)
    {
        foreach (var entry in metadata.Entries)
        {
            if (Is(entry.Key.Value, Tactics))
                yield return new AttackDeclaration(AttackDeclarationForm.List, [], [.. Items(file, entry.Value).SelectMany(item => TacticsOf(item))]);
            else if (IsKey(entry.Key.Value))
                yield return new AttackDeclaration(AttackDeclarationForm.List, [.. Items(file, entry.Value).SelectMany(item => TechniquesOf(item))], []);
        }
    }

    private static bool Is(string key, string known) => string.Equals(key, known, StringComparison.OrdinalIgnoreCase);

    private static DeclaredTactic[] TacticsOf(Item item)
    {
        var tactics = item.Text.Members().Select(member => new DeclaredTactic(member.Text, Cell: null) { Removal = member.Removal }).ToArray();
        return tactics is [var one] ? [one with { Removal = item.Removal }] : tactics;
    }

    private static DeclaredTechnique[] TechniquesOf(Item item)
    {
        var techniques = TechniqueText.Read(item.Text).ToArray();
        return techniques is [var one] ? [one with { Removal = item.Removal }] : techniques;
    }

    private static IEnumerable<Item> Items(SourceText file, MetadataNode node) => node switch
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
