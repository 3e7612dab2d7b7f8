using System.Collections.Immutable;
using Detections.Analysis.Analyzers.Attack;
using Detections.Analysis.Analyzers.Contract;
using Detections.Analysis.Analyzers.Events;
using Detections.Analysis.Analyzers.Logic;
using Detections.Analysis.Analyzers.Output;
using Detections.Analysis.Analyzers.Platform;
using Detections.Analysis.Analyzers.Query;
using Detections.Analysis.Analyzers.Time;

namespace Detections.Analysis.Analyzers;

/// <summary>The analyzers of the tool itself.</summary>
internal static class BuiltInAnalyzers
{
    public static ImmutableArray<DetectionAnalyzer> All { get; } =
    [
        new RequiredKeyIsMissingAnalyzer(),
        new TemplateKeyIsMissingAnalyzer(),
        new KeyIsMisspelledAnalyzer(),
        new ValueHasWrongTypeAnalyzer(),
        new ValueIsNotAllowedAnalyzer(),
        new IdIsNoGuidAnalyzer(),
        new IdIsUsedTwiceAnalyzer(),
        new NameIsUsedTwiceAnalyzer(),
        new VersionIsMalformedAnalyzer(),
        new ValueIsTooLongAnalyzer(),
        new TextIsLongerThanAdvisedAnalyzer(),
        new DurationIsMalformedAnalyzer(),
        new ValueIsOutOfRangeAnalyzer(),
        new PeriodIsShorterThanFrequencyAnalyzer(),
        new LongPeriodRunsTooOftenAnalyzer(),
        new NearRealTimeRuleHasScheduleAnalyzer(),
        new DataTypeIsNotReadAnalyzer(),
        new GroupingNamesWhatTheRuleLacksAnalyzer(),
        new SuppressionIsShorterThanFrequencyAnalyzer(),
        new TemplateVersionHasNoTemplateAnalyzer(),
        new KeyIsWrittenTwiceAnalyzer(),
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
        new ColumnIsNotReturnedAnalyzer(),
        new ColumnHasOtherLetterCaseAnalyzer(),
        new EntityIdentifierIsUnknownAnalyzer(),
        new RequiredIdentifierIsMissingAnalyzer(),
        new MappedNameIsMalformedAnalyzer(),
        new LegacyEntityColumnIsNotMappedAnalyzer(),
        new RequiredColumnIsMissingAnalyzer(),
        new ImpactedAssetIsMissingAnalyzer(),
        new EventTimeIsComputedAnalyzer(),
        new ResponseActionLacksColumnAnalyzer(),
        new IdentifierIsMappedTwiceAnalyzer(),
        new LookbackExceedsPeriodAnalyzer(),
        new LookbackIsShorterThanFrequencyAnalyzer(),
        new InComparesAnotherColumnAnalyzer(),
        new RegexIsRefusedAnalyzer(),
        new RegexMatchesItsOwnSignsAnalyzer(),
        new QueryReadsAllTablesAnalyzer(),
        new ColumnDependsOnDataAnalyzer(),
        new NameIsRetiredAnalyzer(),
    ];
}
