using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Contract;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>Finds rules that have the name of another.</summary>
internal sealed class NameIsUsedTwiceAnalyzer : TwinAnalyzer<(RuleForm, string)>
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.NameIsUsedTwice,
        "Name is used twice",
        "The name '{0}' is also that of {1}; an analyst cannot tell their alerts apart.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Suggestion,
        "Alerts and incidents show the name of their rule and not its id.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override DiagnosticDescriptor Descriptor => Rule;

    protected override string First => "The other rule with this name.";

    protected override (string Value, Location Location) LocatedIn(RuleInFile rule) => (rule.Title!.Value, rule.Title.Location);

    // The title of a document can be as general as 'Query'.
    protected override (RuleForm, string)? KeyOf(RuleInFile rule) =>
        RuleForms.Of(rule) is { } form && form != RuleForm.Document && rule.Title is { Value.Length: > 0 } title
            ? (form, title.Value.Trim().ToUpperInvariant())
            : null;
}
