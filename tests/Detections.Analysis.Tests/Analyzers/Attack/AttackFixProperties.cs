using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Analyzers.Attack;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Fixing;
using Detections.Analysis.Knowledge;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.Knowledge.Declarations;
using Detections.Analysis.Pipeline;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Analyzers.Attack;

internal sealed class AttackFixProperties
{
    private static readonly DetectionKnowledge Knowledge = new(AttackVersion.Version191, KnowledgeDeclarations.Empty);
    private static readonly ImmutableArray<DetectionAnalyzer> Analyzers = [.. BuiltInAnalyzers.All.Where(analyzer => analyzer.GetType().Namespace == typeof(AttackAnalyzer).Namespace)];

    // What a wrong entry hides until it is right: whether it fits to the others.
    private static readonly string[] Hidden =
    [
        DiagnosticIds.TechniqueHasAnotherTactic, DiagnosticIds.TacticHasNoTechnique, DiagnosticIds.TechniqueAndSubtechniqueAreListed,
        DiagnosticIds.TacticIsRenamed, DiagnosticIds.AttackDeclarationsDisagree,
    ];

    private static readonly string[] Ids = ["T1059", "T1059.001", "T1086", "T1562.001", "T1562.002", "T1685", "T1070.001", "T1021/006", "T1021.6", "T1219", "T1557.001", "T1021.066", "t1105", "T1027"];
    private static readonly string[] Names = ["", "PowerShell", "Windows Remote Management", "Disable or Modify Tools", "Remote Access Software", "LLMNR/NBT-NS Poisoning and SMB Relay", "and more"];
    private static readonly string[] Tactics = ["Execution", "Defense Evasion", "TA0005 - Defense Evasion", "Stealth", "Defense Impairment", "Command & Control"];

    [Test]
    public void A_fix_makes_its_finding_go_away_and_brings_no_new_one() =>
        Prop.ForAll(Rules().ToArbitrary(), Holds).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true));

    private static void Holds(Rule rule)
    {
        var before = Find(rule);
        foreach (var finding in before.Where(one => one.Fix is not null))
        {
            var repaired = rule with { Text = Apply(finding.Fix!, rule.Text) };
            var after = Find(repaired);

            Assert.That(Count(after, finding), Is.EqualTo(Count(before, finding) - 1), $"{finding}\n{rule.Text}\nbecame\n{repaired.Text}");
            var brought = after.Where(one => !Hidden.Contains(one.Id) && Count(after, one) > Count(before, one));
            Assert.That(brought, Is.Empty, $"{finding}\n{rule.Text}\nbecame\n{repaired.Text}");
        }
    }

    private static string Apply(DiagnosticFix fix, string text)
    {
        var edits = new EditSet();
        Assert.That(edits.TryAdd(fix.Edits), Is.True);
        return edits.ApplyTo(text);
    }

    private static int Count(ImmutableArray<Diagnostic> findings, Diagnostic finding) => findings.Count(one => one.Id == finding.Id && one.Message == finding.Message);

    private static ImmutableArray<Diagnostic> Find(Rule rule)
    {
        var text = new SourceText("/" + rule.FileName, rule.Text);
        var context = new RuleContext(text, RuleFileReader.Read(text).Rules.Single(), queries: [], Knowledge, new AnalysisOptions());
        AnalyzerRun.OverRule(Analyzers, context);
        return context.Diagnostics;
    }

    private static Gen<Rule> Rules()
    {
        var entry = from id in Gen.Elements(Ids) from name in Gen.Elements(Names) from tactic in Gen.Elements(Tactics) select new Entry(id, name, tactic);
        return from entries in entry.NonEmptyListOf() from form in Gen.Choose(0, 4) select Write([.. entries], form);
    }

    private static Rule Write(Entry[] entries, int form) => form switch
    {
        0 => new Rule("rule.md", AttackRules.Links([.. entries.Select(entry => $"| {entry.Id} | {entry.Name} | https://attack.mitre.org/techniques/{entry.Id.Replace('.', '/')}/ |")])),
        1 => new Rule("rule.md", AttackRules.Tactics([.. entries.GroupBy(entry => entry.Tactic).Select(row => $"| {row.Key} | {string.Join(", ", row.Select(entry => $"{entry.Id} {entry.Name}".Trim()))} |")])),
        2 => new Rule("rule.yaml", AttackRules.Sentinel(["relevantTechniques:", .. entries.Select(entry => $"  - '{entry.Id}'")])),
        3 => new Rule("rule.yaml", AttackRules.Sentinel($"relevantTechniques: [{string.Join(", ", entries.Select(entry => entry.Id))}]")),
        _ => new Rule("rule.kql", $"// techniques: {string.Join("; ", entries.Select(entry => entry.Id))}\n// tactics: {string.Join(", ", entries.Select(entry => entry.Tactic))}\nDeviceInfo\n"),
    };

    private sealed record Rule(string FileName, string Text);

    private sealed record Entry(string Id, string Name, string Tactic);
}
