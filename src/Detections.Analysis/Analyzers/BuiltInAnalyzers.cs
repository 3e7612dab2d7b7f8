using System.Collections.Immutable;
using Detections.Analysis.Analyzers.Attack;
using Detections.Analysis.Analyzers.Query;

namespace Detections.Analysis.Analyzers;

/// <summary>The analyzers of the tool itself.</summary>
internal static class BuiltInAnalyzers
{
    public static ImmutableArray<DetectionAnalyzer> All { get; } =
    [
        new KustoDiagnosticsAnalyzer(),
        new TableIsNotDeclaredAnalyzer(),
        new FunctionIsNotDeclaredAnalyzer(),
        new QueryIsTooDeepAnalyzer(),
        new WatchlistIsNotDeclaredAnalyzer(),
        new TacticIsUnknownAnalyzer(),
        new TechniqueIsUnknownAnalyzer(),
        new TechniqueIsRevokedAnalyzer(),
        new TechniqueIsDeprecatedAnalyzer(),
        new TechniqueHasAnotherNameAnalyzer(),
        new TechniqueHasAnotherTacticAnalyzer(),
        new TacticHasNoTechniqueAnalyzer(),
        new TechniqueAndSubtechniqueAreListedAnalyzer(),
        new AttackEntryIsListedTwiceAnalyzer(),
        new TacticIsRenamedAnalyzer(),
        new AttackCoverageIsMissingAnalyzer(),
        new TechniqueIdIsMalformedAnalyzer(),
        new AttackDeclarationsDisagreeAnalyzer(),
        new TechniqueLinkLeadsElsewhereAnalyzer(),
        new TechniqueHasAnotherPlatformAnalyzer(),
        new TacticIsRefusedBySentinelAnalyzer(),
    ];
}
