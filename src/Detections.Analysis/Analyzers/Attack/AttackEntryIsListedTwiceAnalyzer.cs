using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge;
using Detections.Analysis.Semantics.Attack;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Attack;

/// <summary>Finds a technique that one tactic of a table, or one list, names twice, and a tactic that a list names twice.</summary>
internal sealed class AttackEntryIsListedTwiceAnalyzer : AttackAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.AttackEntryIsListedTwice,
        "Technique or tactic is listed twice",
        "The entry '{0}' is listed twice; take it out here.",
        DiagnosticCategory.Attack,
        DiagnosticSeverity.Warning,
        "The same technique under the same tactic, or the same tactic in one list, stands there twice. One of the two is often a slip for something else, which is then missing.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, AttackDeclaration declaration)
    {
        var techniques = new HashSet<(string, string)>();
        foreach (var technique in declaration.Techniques)
        {
            if (!techniques.Add((technique.Id.Value.ToUpperInvariant(), LooseName.Of(technique.Tactic?.Value ?? ""))))
                Report(context, technique.Id, technique.Removal);
        }

        // Tables can have a row for each technique, with its tactic in front.
        if (declaration.Form != AttackDeclarationForm.List)
            return;
        var tactics = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tactic in declaration.Tactics)
        {
            if (!tactics.Add(LooseName.Of(tactic.Value)))
                Report(context, tactic.Written, tactic.Removal);
        }
    }

    private static void Report(RuleContext context, Located<string> entry, TextSpan? removal) =>
        context.Report(Rule.At(context.Locate(entry.Span), entry.Value) with
        {
            Fix = removal is { } span ? new DiagnosticFix($"Take out the second '{entry.Value}'", [context.Edit(span, "")], FixSafety.Safe) : null,
        });
}
