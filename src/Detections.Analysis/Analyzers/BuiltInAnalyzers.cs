using System.Collections.Immutable;
using Detections.Analysis.Analyzers.Attack;
using Detections.Analysis.Analyzers.Events;
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
        new TechniqueAndSubtechniqueAreListedAnalyzer(),
        new AttackEntryIsListedTwiceAnalyzer(),
        new TechniqueIdIsMalformedAnalyzer(),
        new EventProviderIsUnknownAnalyzer(),
        new EventIsUnknownAnalyzer(),
        new EventHasAnotherTitleAnalyzer(),
        new EventIsListedTwiceAnalyzer(),
        new EventIsOfAnotherProviderAnalyzer(),
        new EventCannotBeReadAnalyzer(),
        new AnyIsBesideNamedEventsAnalyzer(),
        new EventIsNotListedAnalyzer(),
        new NativeEquivalentIsNotListedAnalyzer(),
        new EventIsNotReadAnalyzer(),
        new EventTableIsMissingAnalyzer(),
        new ActionTypeIsUnknownAnalyzer(),
        new EventIdIsUnknownAnalyzer(),
        new ActionTypeNeverMatchesAnalyzer(),
    ];
}
