using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Contract;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>Finds rules that have the id of another.</summary>
internal sealed class IdIsUsedTwiceAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.IdIsUsedTwice,
        "Id is used twice",
        "The id '{0}' is also that of {1}; give each rule its own.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Error,
        "Sentinel keeps a rule under its id. Of two rules with one id the second deployment overwrites the first, and one of them is gone.");

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
        var other = first.Id!.Location;
        context.Report(Rule.At(rule.Id!.Location, rule.Id.Value, other.InWords) with
        {
            Related = [new RelatedLocation(other, "The other rule with this id.")],
        });
    }

    // Analytics rules, hunting queries and documents do not get into each other's way: a document often has the id of its rule.
    private static (RuleForm, Guid)? Key(RuleInFile rule) =>
        RuleForms.Of(rule) is { } form && Guid.TryParse(rule.Id?.Value, out var guid) ? (form, guid) : null;
}
