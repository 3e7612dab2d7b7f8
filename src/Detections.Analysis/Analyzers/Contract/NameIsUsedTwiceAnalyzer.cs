using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Contract;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>Finds rules that have the name of another.</summary>
internal sealed class NameIsUsedTwiceAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.NameIsUsedTwice,
        "Name is used twice",
        "The name '{0}' is also that of {1}; an analyst cannot tell their alerts apart.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Suggestion,
        "Alerts and incidents show the name of their rule and not its id.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRepository(RepositoryContext context)
    {
        foreach (var twins in context.Rules.GroupBy(Key).Where(group => group.Key is not null))
        {
            var first = twins.First();
            foreach (var other in twins.Skip(1))
                Report(context, other, first);
        }
    }

    private static void Report(RepositoryContext context, RuleInFile rule, RuleInFile first)
    {
        var other = first.Title!.Location;
        context.Report(Rule.At(rule.Title!.Location, rule.Title.Value, other.InWords) with
        {
            Related = [new RelatedLocation(other, "The other rule with this name.")],
        });
    }

    // The title of a document can be as general as 'Query'.
    private static (RuleForm, string)? Key(RuleInFile rule) =>
        RuleForms.Of(rule) is { } form && form != RuleForm.Document && rule.Title is { Value.Length: > 0 } title
            ? (form, title.Value.Trim().ToUpperInvariant())
            : null;
}
