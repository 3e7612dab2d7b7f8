using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Attack;

namespace Detections.Analysis.Analyzers.Attack;

/// <summary>
/// Finds a rule without a tactic or technique. Documents hold queries for many purposes, so only one that looks like a
/// detection in another way is meant to have them.
/// </summary>
internal sealed partial class AttackCoverageIsMissingAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.AttackCoverageIsMissing,
        "Rule has no ATT&CK coverage",
        "The rule '{0}' names no tactic and no technique of ATT&CK; {1}.",
        DiagnosticCategory.Attack,
        DiagnosticSeverity.Suggestion,
        "Coverage maps do not show a rule that does not say what it detects, and an analyst who gets its alert does not learn what it is about.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context)
    {
        if (context.Rule.Title is not { } title || !context.Attack.Declarations.IsEmpty)
            return;
        if (SentinelAttack.Reads(context.Rule.Kind))
            context.Report(Rule, title.Span, title.Value, "add 'tactics' and 'relevantTechniques'");
        else if (context.Rule.Kind == RuleKind.Document && IsDetection(context) && !SaysWhyNot(context) && !Mention().IsMatch(context.File.Content))
            context.Report(Rule, title.Span, title.Value, "name them in a table with the columns 'Tactic' and 'Techniques'");
    }

    private static bool IsDetection(RuleContext context) =>
        context.Rule.Metadata.Entries.Any(entry => AttackLists.IsKey(entry.Key.Value))
        || context.Rule.Tables.Any(table => IsAboutAttack(table.Heading?.Value ?? "") || AttackTables.Read(context.File, table) is not null || NamesEvents(table));

    // A row without an id stands there on purpose: 'Multiple', 'No specific technique'.
    private static bool SaysWhyNot(RuleContext context) =>
        context.Rule.Tables.Any(table => AttackTables.Read(context.File, table) is not null && table.Rows.Any(row => row.Any(cell => cell.Value.Any(char.IsLetter))));

    private static bool IsAboutAttack(string heading) => heading.Contains("ATT&CK", StringComparison.OrdinalIgnoreCase);

    private static bool NamesEvents(RuleTable table) => table.Header.Any(cell => LooseName.Of(cell.Value) is "provider" or "logprovider");

    // Said in a form that is not read.
    [GeneratedRegex(@"\bTA?[0-9]{4}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mention();
}
