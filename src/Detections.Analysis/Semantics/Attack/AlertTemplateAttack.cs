using Detections.Analysis.Metadata;
using Detections.Analysis.RuleFiles;

namespace Detections.Analysis.Semantics.Attack;

/// <summary>
/// Reads the techniques of a custom detection: the <c>tactics</c> of its alert template, which hold techniques, which hold sub-techniques
/// (https://learn.microsoft.com/graph/api/resources/security-mitretactic), and <c>mitreTechniques</c>, which these replace.
/// </summary>
/// <remarks>
/// A tactic there can be a category of Defender that ATT&amp;CK does not have, <c>Exploit</c> for one, and no list of them is known. So tactics
/// go with their techniques and are not declared by themselves.
/// </remarks>
internal static class AlertTemplateAttack
{
    public static IEnumerable<AttackDeclaration> Read(MetadataMapping detection)
    {
        if (CustomDetections.AlertTemplateOf(detection) is not { } template)
            return [];
        return
        [
            List(AttackLists.TechniquesOf(template.Find("mitreTechniques"))),
            List(MappingsIn(template, "tactics").SelectMany(OfTactic)),
        ];
    }

    private static IEnumerable<DeclaredTechnique> OfTactic(MetadataMapping tactic)
    {
        var name = tactic.FindScalar("tactic")?.ToLocated();
        return MappingsIn(tactic, "techniques").SelectMany(technique => Enumerable.Concat(
            AttackLists.TechniquesOf(technique.Find("technique"), name),
            AttackLists.TechniquesOf(technique.Find("subTechniques"), name)));
    }

    private static IEnumerable<MetadataMapping> MappingsIn(MetadataMapping owner, string key) =>
        owner.Find(key) is MetadataSequence items ? items.Items.OfType<MetadataMapping>() : [];

    private static AttackDeclaration List(IEnumerable<DeclaredTechnique> techniques) =>
        new(AttackDeclarationForm.List, [.. techniques], Tactics: []);
}
