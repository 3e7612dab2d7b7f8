using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge;
using Detections.Analysis.Semantics.Attack;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Attack;

/// <summary>Finds tactics that no version of ATT&amp;CK has. Former names, such as Defense Evasion, are known ones.</summary>
internal sealed class TacticIsUnknownAnalyzer : AttackAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.TacticIsUnknown,
        "Tactic is unknown",
        "ATT&CK has no tactic '{0}'; write the name or the id of one that it has.{1}",
        DiagnosticCategory.Attack,
        DiagnosticSeverity.Warning,
        "The rule declares a tactic that MITRE ATT&CK does not have. Coverage maps leave such a rule out, and Microsoft Sentinel refuses it.");

    // What people write where a rule has no tactic.
    private static readonly ImmutableArray<string> NoTactic = ["na", "none", "tbd", "todo", "unknown", "other", "various", "multiple", "notapplicable", "nospecifictactic"];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, AttackDeclaration declaration)
    {
        foreach (var tactic in declaration.Tactics)
        {
            // A cell with marks inside, a line break between two names for one, does not read as it is written.
            if (context.IsVerbatim(tactic.Written) && !IsKnown(context, tactic.Value))
                context.Report(Rule, tactic.Span, tactic.Value, HintFor(context, tactic.Value));
        }
    }

    private static bool IsKnown(RuleContext context, string tactic)
    {
        var name = LooseName.Of(tactic);
        if (TacticText.IdIn(tactic) is { } id)
            return context.Knowledge.Attack.FindTactics(id).Length > 0;
        return !name.Any(char.IsLetter)
            || NoTactic.Contains(name)
            || context.Knowledge.Attack.FindTactics(tactic).Length > 0
            || (SentinelAttack.Reads(context.Rule.Kind) && SentinelAttack.Tactics.Any(accepted => LooseName.Of(accepted) == name));
    }

    private static string HintFor(RuleContext context, string tactic)
    {
        if (SentinelAttack.Reads(context.Rule.Kind))
            return NearestName.Hint(tactic, SentinelAttack.Tactics);
        var near = context.Knowledge.Attack.FindTactics(TacticText.NameIn(tactic)) is [var named, ..] ? named.Tactic : context.Knowledge.Attack.NearestTactic(tactic);
        return near is null ? "" : $" Did you mean '{near.Name}' ({near.Id})?";
    }
}
