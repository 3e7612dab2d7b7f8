using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Contract;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>Finds rules that have the id of another.</summary>
internal sealed class IdIsUsedTwiceAnalyzer : TwinAnalyzer<(RuleForm, Guid)>
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.IdIsUsedTwice,
        "Id is used twice",
        "The id '{0}' is also that of {1}; give each rule its own.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Error,
        "Sentinel keeps a rule under its id. Of two rules with one id the second deployment overwrites the first, and one of them is gone.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override DiagnosticDescriptor Descriptor => Rule;

    protected override string First => "The other rule with this id.";

    protected override (string Value, Location Location) LocatedIn(RuleInFile rule) => (rule.Id!.Value, rule.Id.Location);

    // Analytics rules, hunting queries and documents do not get into each other's way: a document often has the id of its rule.
    protected override (RuleForm, Guid)? KeyOf(RuleInFile rule) =>
        RuleForms.Of(rule) is { } form && Guid.TryParse(rule.Id?.Value, out var guid) ? (form, guid) : null;
}
