using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.Semantics.Attack;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Attack;

/// <summary>
/// Finds tactics under a name of another version, such as Defense Evasion, and says which of its successors the techniques of
/// the rule are in. Sentinel rules are left alone: Sentinel has its own names.
/// </summary>
internal sealed class TacticIsRenamedAnalyzer : AttackAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.TacticIsRenamed,
        "Tactic has another name",
        "The {0} matrix of ATT&CK {1} has no tactic '{2}'; write {3}.",
        DiagnosticCategory.Attack,
        DiagnosticSeverity.Suggestion,
        "ATT&CK renamed the tactic or split it in two. A reader does not find the old name in the matrix any more.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, AttackDeclaration declaration)
    {
        if (SentinelAttack.Reads(context.Rule.Kind))
            return;
        foreach (var tactic in declaration.Tactics)
        {
            var techniques = context.Attack.TechniquesBelow(tactic).Select(declared => CurrentOf(context.Knowledge.Attack, declared)).ToList();
            var others = OtherNamesOf(context.Knowledge.Attack, tactic.Value, techniques);
            if (others.IsEmpty)
                continue;
            var right = others.Where(other => others.Length == 1 || techniques.Exists(technique => technique?.Tactics.Contains(other) == true)).ToList();
            // Techniques of other tactics alone: what to do then, the findings about those say.
            if (right.Count == 0 && techniques.Count > 0 && !techniques.Contains(null))
                continue;
            var diagnostic = Rule.At(
                context.Locate(tactic.Span), NameOf(others[0].Domain), context.Knowledge.AttackVersion.Name(), NameIn(tactic.Value), Repair(right, others));
            context.Report(right is [var one] ? diagnostic with { Fix = FixOf(context, declaration, tactic, one) } : diagnostic);
        }
    }

    private static AttackTechnique? CurrentOf(AttackKnowledge knowledge, DeclaredTechnique declared) =>
        knowledge.FindTechnique(declared.Id.Value) is { } technique ? knowledge.CurrentOf(technique) : null;

    /// <summary>What a tactic is called now, in the matrix of its techniques; none for a name that is in use there, or that nobody knows.</summary>
    private static ImmutableArray<AttackTactic> OtherNamesOf(AttackKnowledge knowledge, string tactic, List<AttackTechnique?> techniques)
    {
        var domains = techniques.OfType<AttackTechnique>().Select(technique => technique.Domain).DefaultIfEmpty(AttackDomain.Enterprise).ToHashSet();
        ImmutableArray<AttackTacticMatch> matches = [.. knowledge.FindTactics(NameIn(tactic)).Where(match => domains.Contains(match.Tactic.Domain))];
        return matches.Any(match => match.IsCurrent) ? [] : [.. matches.Select(match => match.Tactic)];
    }

    private static string Repair(List<AttackTactic> right, ImmutableArray<AttackTactic> others) => right.Count switch
    {
        0 => $"{QuotedNames.Any(others.Select(other => other.Name))}, whichever fits the rule",
        1 => $"'{right[0].Name}'",
        _ => $"{QuotedNames.All(right.Select(tactic => tactic.Name))}, for its techniques are in both",
    };

    private static DiagnosticFix? FixOf(RuleContext context, AttackDeclaration declaration, DeclaredTactic tactic, AttackTactic right)
    {
        if (!context.IsVerbatim(tactic.Written) || IsThere(context, declaration, tactic, right))
            return null;
        var name = TacticText.NameIn(tactic.Value);
        var text = TacticText.IdIn(tactic.Value) is { } id ? tactic.Value.Replace(id, right.Id, StringComparison.Ordinal) : tactic.Value;
        if (name.Length > 0)
            text = text.Replace(name, InFormOf(name, right), StringComparison.Ordinal);
        return new DiagnosticFix($"Replace '{tactic.Value}' by '{text}'", [context.Edit(tactic.Span, text)], FixSafety.Safe);
    }

    // The same twice would be the next finding.
    private static bool IsThere(RuleContext context, AttackDeclaration declaration, DeclaredTactic tactic, AttackTactic right)
    {
        var ids = context.Attack.TechniquesBelow(tactic).Select(technique => technique.Id.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return declaration.Tactics.Any(other => other != tactic
            && context.Knowledge.Attack.FindTactics(NameIn(other.Value)).Any(match => match.IsCurrent && match.Tactic == right)
            && (tactic.Cell is null || context.Attack.TechniquesBelow(other).Any(technique => ids.Contains(technique.Id.Value))));
    }

    // An id that stands alone is the name.
    private static string NameIn(string tactic) => TacticText.NameIn(tactic) is { Length: > 0 } name ? name : tactic;

    // Defense Evasion, DefenseEvasion, defense-evasion, defense_evasion.
    private static string InFormOf(string name, AttackTactic tactic)
    {
        var separator = name.IndexOfAny([' ', '-', '_']) is var at and >= 0 ? name[at].ToString() : "";
        var written = tactic.Name.Replace(" ", separator, StringComparison.Ordinal);
        return name.Any(char.IsUpper) ? written : written.ToLowerInvariant();
    }

    private static string NameOf(AttackDomain domain) => domain switch
    {
        AttackDomain.Mobile => "mobile",
        AttackDomain.Ics => "ICS",
        _ => "enterprise",
    };
}
