using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.Semantics.Attack;
using Detections.Analysis.Text;

namespace Detections.Analysis.Analyzers.Attack;

/// <summary>Finds techniques and tactics that a document names in its front matter and not in its tables, or the other way round.</summary>
internal sealed class AttackDeclarationsDisagreeAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.AttackDeclarationsDisagree,
        "Table and front matter disagree",
        "The {0} '{1}' stands in {2} and not in {3}; write it in both, or in none.",
        DiagnosticCategory.Attack,
        DiagnosticSeverity.Warning,
        "A document says twice what it covers, and not the same. People read the table, programs the front matter.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context)
    {
        var techniques = Both(context.Attack.TechniquesOf, technique => technique.Id, id => KeysOf(context.Knowledge.Attack, id));
        var tactics = Both(context.Attack.TacticsOf, tactic => tactic.Written, text => [.. TacticText.Meaning(context.Knowledge.Attack, text).Select(tactic => tactic.Id)]);
        Compare(context, "technique", techniques);
        Compare(context, "tactic", tactics);
    }

    private static (List<Entry> Tables, List<Entry> Lists) Both<T>(
        Func<AttackDeclarationForm, IEnumerable<T>> entries, Func<T, Located<string>> written, Func<string, ImmutableArray<string>> keys)
    {
        return (Of(AttackDeclarationForm.Table), Of(AttackDeclarationForm.List));

        List<Entry> Of(AttackDeclarationForm form) => [.. entries(form).Select(entry => new Entry(written(entry), keys(written(entry).Value)))];
    }

    // What cannot be read on one side may be anything of the other one.
    private static void Compare(RuleContext context, string what, (List<Entry> Tables, List<Entry> Lists) entries)
    {
        if (entries.Tables.Count == 0 || entries.Lists.Count == 0 || entries.Tables.Concat(entries.Lists).Any(entry => entry.Keys.IsEmpty))
            return;
        const string table = "the ATT&CK table", frontMatter = "the front matter";
        Report(context, what, entries.Tables, table, entries.Lists, frontMatter);
        Report(context, what, entries.Lists, frontMatter, entries.Tables, table);
    }

    private static void Report(RuleContext context, string what, List<Entry> here, string hereName, List<Entry> there, string thereName)
    {
        var known = there.SelectMany(entry => entry.Keys).ToHashSet(StringComparer.Ordinal);
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in here)
        {
            if (entry.Keys.Any(known.Contains) || !reported.Add(entry.Keys[0]))
                continue;
            context.Report(Rule.At(context.Locate(entry.Written.Span), what, entry.Written.Value, hereName, thereName) with
            {
                Related = [new RelatedLocation(context.Locate(there[0].Written.Span), $"{thereName} begins here")],
            });
        }
    }

    // A technique and a sub-technique of it are the same said more or less exactly, a revoked one is its successor.
    private static ImmutableArray<string> KeysOf(AttackKnowledge knowledge, string id)
    {
        if (knowledge.FindTechnique(id) is not { } technique)
            return [];
        var current = knowledge.CurrentOf(technique) ?? technique;
        return [current.Id, .. knowledge.SubtechniquesOf(current).Select(sub => sub.Id), .. current.ParentId is { } parent ? [parent] : Array.Empty<string>()];
    }

    /// <param name="Written">As it is written.</param>
    /// <param name="Keys">What it says; two entries with one in common agree. None where it cannot be read.</param>
    private sealed record Entry(Located<string> Written, ImmutableArray<string> Keys);
}
