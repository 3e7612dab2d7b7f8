using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.Semantics.Attack;

namespace Detections.Analysis.Analyzers.Attack;

/// <summary>Finds a name beside an id that is not that of the id.</summary>
internal sealed class TechniqueHasAnotherNameAnalyzer : AttackAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.TechniqueHasAnotherName,
        "Technique has another name",
        "The name '{0}' is {1}; ATT&CK {2} calls '{3}' '{4}'.",
        DiagnosticCategory.Attack,
        DiagnosticSeverity.Suggestion,
        "The id and the name beside it do not say the same. Either the name is an old one, or one of the two is that of another technique. Letter case, punctuation, a name without that of its parent, and remarks behind a name are fine.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, AttackDeclaration declaration)
    {
        var knowledge = context.Knowledge.Attack;
        foreach (var declared in declaration.Techniques)
        {
            if (declared.Name is { } name
                && knowledge.FindTechnique(declared.Id.Value) is { IsActive: true } technique
                && WhatIs(knowledge, name.Value, technique) is var (described, safety))
            {
                context.Report(Rule.At(context.Locate(name.Span), name.Value, described, context.Knowledge.AttackVersion.Name(), technique.Id, Corrected(name.Value, technique)) with
                {
                    Fix = safety is { } safe && TechniqueRewrite.NameEdit(context, declaration, name, technique) is { } edit
                        ? new DiagnosticFix($"Replace '{name.Value}' by '{edit.NewText}'", [edit], safe)
                        : null,
                });
            }
        }
    }

    /// <returns>What the name is instead, and how safely it is replaced; null where it is the technique's own or nothing certain can be said.</returns>
    private static (string Described, FixSafety? Safety)? WhatIs(AttackKnowledge knowledge, string name, AttackTechnique technique)
    {
        var loose = LooseName.Of(name);
        if (!loose.Any(char.IsLetter) || technique.HasName(name) || IsNameOfParent(knowledge, name, technique))
            return null;
        if (IsOldName(knowledge, loose, technique))
            return ("an old one", FixSafety.Safe);
        // The matrices share many names; a rule means the one its id is in.
        var named = knowledge.FindTechniquesNamed(name).FirstOrDefault(other => other.IsActive && other.Domain == technique.Domain);
        if (named is not null)
            return ($"that of '{named.Id}'", null);
        return HasRemark(loose, technique) ? null : ("not that of this id", FixSafety.Unsafe);
    }

    private static bool IsOldName(AttackKnowledge knowledge, string loose, AttackTechnique technique)
    {
        var parent = technique.ParentId is { } id ? LooseName.Of(knowledge.FindTechnique(id)!.Name) : "";
        return technique.OtherNames.Select(LooseName.Of).Any(old => loose == old || loose == parent + old);
    }

    // In a table with a column of sub-techniques, that of the technique can be meant.
    private static bool IsNameOfParent(AttackKnowledge knowledge, string name, AttackTechnique technique) =>
        technique.ParentId is { } parent && knowledge.FindTechnique(parent)!.HasName(name);

    private static bool HasRemark(string loose, AttackTechnique technique) =>
        loose.StartsWith(LooseName.Of(technique.Name), StringComparison.Ordinal) || loose.StartsWith(LooseName.Of(technique.Title), StringComparison.Ordinal);

    // A name without that of its parent stays without.
    private static string Corrected(string name, AttackTechnique technique) =>
        name.Contains(": ", StringComparison.Ordinal) || name.Contains(" - ", StringComparison.Ordinal) ? technique.Title : technique.Name;
}
