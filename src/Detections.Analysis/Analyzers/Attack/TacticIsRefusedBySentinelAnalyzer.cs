using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge;
using Detections.Analysis.Semantics.Attack;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Attack;

/// <summary>Finds tactics of a Sentinel rule that ATT&amp;CK has and Sentinel does not accept: new ones, and names with blanks or as an id.</summary>
internal sealed class TacticIsRefusedBySentinelAnalyzer : AttackAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.TacticIsRefusedBySentinel,
        "Tactic is refused by Sentinel",
        "Microsoft Sentinel does not accept the tactic '{0}'; write {1}.",
        DiagnosticCategory.Attack,
        DiagnosticSeverity.Warning,
        "Sentinel has its own list of tactics, written without blanks, and is some versions behind ATT&CK. It refuses a rule with any other tactic.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, AttackDeclaration declaration)
    {
        if (!SentinelAttack.Reads(context.Rule.Kind))
            return;
        foreach (var tactic in declaration.Tactics)
        {
            if (!SentinelAttack.Accepts(tactic.Value) && AcceptedFor(context, tactic.Value) is { Length: > 0 } accepted)
                context.Report(Rule.At(context.Locate(tactic.Span), tactic.Value, QuotedNames.Any(accepted)) with { Fix = FixOf(context, declaration, tactic, accepted) });
        }
    }

    /// <returns>None for a tactic that nobody knows: that is another finding.</returns>
    private static string[] AcceptedFor(RuleContext context, string tactic)
    {
        var name = LooseName.Of(tactic);
        return SentinelAttack.Tactics.FirstOrDefault(accepted => LooseName.Of(accepted) == name) is { } same
            ? [same]
            : [.. SentinelAttack.Meaning(context.Knowledge.Attack, tactic).Select(SentinelAttack.NameOf).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    private static DiagnosticFix? FixOf(RuleContext context, AttackDeclaration declaration, DeclaredTactic tactic, string[] accepted)
    {
        if (accepted is not [var name] || !context.IsVerbatim(tactic.Written))
            return null;
        // Two of ATT&CK's tactics can be one of Sentinel's: the first that stands there becomes it, any other one goes.
        var isThere = declaration.Tactics.Any(other => SentinelAttack.Accepts(other.Value)
            ? string.Equals(other.Value, name, StringComparison.OrdinalIgnoreCase)
            : other.Span.Start < tactic.Span.Start && AcceptedFor(context, other.Value) is [var otherName] && otherName == name);
        if (!isThere)
            return new DiagnosticFix($"Replace '{tactic.Value}' by '{name}'", [context.Edit(tactic.Span, name)], FixSafety.Safe);
        return tactic.Removal is { } removal
            ? new DiagnosticFix($"Take out '{tactic.Value}', for '{name}' is there", [context.Edit(removal, "")], FixSafety.Safe)
            : null;
    }
}
