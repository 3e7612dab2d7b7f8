using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.Semantics.Attack;

namespace Detections.Analysis.Analyzers.Attack;

/// <summary>Finds a technique that is not used on any of the platforms that the tables of the rule see.</summary>
internal sealed class TechniqueHasAnotherPlatformAnalyzer : AttackAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.TechniqueHasAnotherPlatform,
        "Technique is used on other platforms",
        "ATT&CK {0} knows the technique {1} on {2}, and the rule reads {3} alone; declare a technique of what these tables see.",
        DiagnosticCategory.Attack,
        DiagnosticSeverity.Suggestion,
        "ATT&CK names the platforms on which a technique is used. The tables that the rule reads record none of them, so it most likely detects something else.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, AttackDeclaration declaration)
    {
        if (declaration.Techniques.IsEmpty || !context.HasAllQueries || TablePlatforms.Of(context.Queries) is not { } read)
            return;
        foreach (var declared in declaration.Techniques)
        {
            if (context.Knowledge.Attack.FindTechnique(declared.Id.Value) is { IsActive: true, Domain: AttackDomain.Enterprise, Platforms.IsEmpty: false } technique
                && !technique.Platforms.Contains("PRE")
                && !technique.Platforms.Any(read.Platforms.Contains))
            {
                context.Report(
                    Rule, declared.Span, context.Knowledge.AttackVersion.Name(), Describe(technique), string.Join(", ", technique.Platforms), string.Join(", ", read.Tables.Select(table => $"'{table}'")));
            }
        }
    }
}
