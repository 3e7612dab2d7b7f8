using Detections.Analysis.Metadata;
using Detections.Analysis.Text;

namespace Detections.Analysis.Semantics.Attack;

/// <summary>Reads the ATT&amp;CK keys of YAML rules, front matter and comment headers: a sequence, or one scalar with commas.</summary>
internal static class AttackLists
{
    private const string Tactics = "tactics";
    private static readonly string[] Techniques = ["relevantTechniques", "techniques"];

    public static IEnumerable<AttackDeclaration> Read(MetadataMapping metadata)
    {
        foreach (var entry in metadata.Entries)
        {
            if (Is(entry, Tactics))
                yield return List([], ScalarsOf(entry.Value).SelectMany(scalar => scalar.Members()));
            else if (Array.Exists(Techniques, key => Is(entry, key)))
                yield return List(ScalarsOf(entry.Value).SelectMany(scalar => TechniqueText.Read(scalar)), []);
        }
    }

    private static bool Is(MetadataEntry entry, string key) => string.Equals(entry.Key.Value, key, StringComparison.OrdinalIgnoreCase);

    private static AttackDeclaration List(IEnumerable<DeclaredTechnique> techniques, IEnumerable<Located<string>> tactics) =>
        new(AttackDeclarationForm.List, [.. techniques], [.. tactics]);

    private static IEnumerable<MappedText> ScalarsOf(MetadataNode node) => node switch
    {
        MetadataScalar scalar => [MappedText.Of(scalar)],
        MetadataSequence sequence => sequence.Items.OfType<MetadataScalar>().Select(MappedText.Of),
        _ => [],
    };
}
