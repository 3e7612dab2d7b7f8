using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.Semantics.Attack;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Attack;

/// <summary>Writes another technique in the place of a declared one: its id, and the name and the link beside it.</summary>
internal static class TechniqueRewrite
{
    /// <summary>The fix for an id that is wrong in itself; null where the other technique stands there already, or cannot be written, or Sentinel does not know it.</summary>
    public static DiagnosticFix? FixOf(RuleContext context, AttackDeclaration declaration, DeclaredTechnique declared, AttackTechnique technique)
    {
        if (SentinelAttack.Reads(context.Rule.Kind) && !SentinelAttack.Knows(technique))
            return null;
        var isThere = declaration.Techniques.Any(other => string.Equals(other.Id.Value, technique.Id, StringComparison.OrdinalIgnoreCase));
        return !isThere && Of(context, declaration, declared, technique) is { IsEmpty: false } edits
            ? new DiagnosticFix($"Replace '{declared.Id.Value}' by '{technique.Id}'", edits, FixSafety.Safe)
            : null;
    }

    /// <returns>The edits in file order; none where a part of the entry cannot be written, or the name beside the id is that of neither technique.</returns>
    public static ImmutableArray<TextEdit> Of(RuleContext context, AttackDeclaration declaration, DeclaredTechnique declared, AttackTechnique technique)
    {
        if (IdEdits(context, declared, technique) is not { IsEmpty: false } edits)
            return [];
        if (declared.Name is { } name && !technique.HasName(name.Value))
        {
            var before = context.Knowledge.Attack.FindTechnique(declared.Id.Value);
            if (before is null || !IsNameOf(before, name.Value) || NameEdit(context, declaration, name, technique) is not { } edit)
                return [];
            edits = edits.Add(edit);
        }
        if (declared.Link is { } link && AttackLink.TechniqueOf(link) is { } page && page.Value != technique.Id)
            edits = edits.Add(context.Edit(page.Span, AttackLink.PathOf(technique)));
        return [.. edits.OrderBy(edit => edit.Span.Start)];
    }

    /// <summary>Writes the name of a technique in the place of another one, in the form that has; null where it cannot be written there.</summary>
    public static TextEdit? NameEdit(RuleContext context, AttackDeclaration declaration, Located<string> name, AttackTechnique technique)
    {
        var written = InFormOf(name.Value, technique);
        // In YAML a colon and a blank would make a mapping of the scalar.
        var isPlain = declaration.Form == AttackDeclarationForm.Table || !written.Contains(": ", StringComparison.Ordinal);
        return isPlain && context.IsVerbatim(name) ? context.Edit(name.Span, written) : null;
    }

    // A name without that of its parent stays without, and what stands between the two stays as well.
    private static string InFormOf(string name, AttackTechnique technique)
    {
        if (name.Contains(": ", StringComparison.Ordinal) || technique.ParentId is null)
            return technique.Title;
        return name.Contains(" - ", StringComparison.Ordinal) ? $"{technique.Title[..^(technique.Name.Length + 2)]} - {technique.Name}" : technique.Name;
    }

    // The name of its parent can be an old one.
    private static bool IsNameOf(AttackTechnique technique, string name) =>
        technique.HasName(name)
        || technique.OtherNames.Any(other => LooseName.Of(other) == LooseName.Of(name))
        || (technique.ParentId is not null && Array.Exists([": ", " - "], separator =>
            name.IndexOf(separator, StringComparison.Ordinal) is var at and > 0 && technique.HasName(name[(at + separator.Length)..])));

    private static ImmutableArray<TextEdit> IdEdits(RuleContext context, DeclaredTechnique declared, AttackTechnique technique) => declared.IdPlaces switch
    {
        [var whole] when !declared.IsTechniqueOnly || technique.ParentId is null => [context.Edit(whole, technique.Id)],
        [var parent, var number] => [.. Changed(context, parent, technique.ParentId ?? technique.Id), .. Changed(context, number, technique.ParentId is null ? "" : technique.Id[^3..])],
        _ => [],
    };

    private static IEnumerable<TextEdit> Changed(RuleContext context, TextSpan span, string text) =>
        context.File.Substring(span) == text ? [] : [context.Edit(span, text)];
}
