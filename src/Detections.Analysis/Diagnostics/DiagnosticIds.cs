namespace Detections.Analysis.Diagnostics;

/// <summary>Every id of the tool, once. An id that was released is never given another meaning.</summary>
public static class DiagnosticIds
{
    // 1xxx: the rule file and its metadata.
    public const string FileIsNotUtf8 = "DET1001";
    public const string FileCannotBeRead = "DET1002";
    public const string FileIsTooLarge = "DET1003";
    public const string FileIsBinary = "DET1004";
    public const string YamlIsInvalid = "DET1005";
    public const string YamlIsRefused = "DET1006";
    public const string FenceIsNotClosed = "DET1007";
    public const string FrontMatterIsNotClosed = "DET1008";
    public const string FileIsOutsideTheTree = "DET1009";
    public const string QueryIsEmpty = "DET1010";
    public const string EnvironmentIsUnknown = "DET1011";
    public const string MarkdownIsRefused = "DET1012";
    public const string JsonIsInvalid = "DET1013";
    public const string RequiredKeyIsMissing = "DET1020";
    public const string TemplateKeyIsMissing = "DET1021";
    public const string KeyIsMisspelled = "DET1022";
    public const string ValueHasWrongType = "DET1023";
    public const string ValueIsNotAllowed = "DET1024";
    public const string IdIsNoGuid = "DET1025";
    public const string IdIsUsedTwice = "DET1026";
    public const string NameIsUsedTwice = "DET1027";
    public const string VersionIsMalformed = "DET1028";
    public const string ValueIsTooLong = "DET1029";
    public const string TextIsLongerThanAdvised = "DET1030";
    public const string DurationIsMalformed = "DET1031";
    public const string ValueIsOutOfRange = "DET1032";
    public const string PeriodIsShorterThanFrequency = "DET1033";
    public const string LongPeriodRunsTooOften = "DET1034";
    public const string NearRealTimeRuleHasSchedule = "DET1035";
    public const string DataTypeIsNotRead = "DET1036";
    public const string GroupingNamesWhatTheRuleLacks = "DET1037";
    public const string SuppressionIsShorterThanFrequency = "DET1038";
    public const string TemplateVersionHasNoTemplate = "DET1039";
    public const string KeyIsWrittenTwice = "DET1040";
    public const string ContinuousDetectionHasLookback = "DET1041";

    // 2xxx: the query.
    public const string TableIsNotDeclared = "DET2001";
    public const string FunctionIsNotDeclared = "DET2002";
    public const string QueryIsTooDeep = "DET2003";
    public const string WatchlistIsNotDeclared = "DET2004";

    // 3xxx: ATT&CK coverage.
    public const string TacticIsUnknown = "DET3001";
    public const string TechniqueIsUnknown = "DET3002";
    public const string TechniqueIsRevoked = "DET3003";
    public const string TechniqueIsDeprecated = "DET3004";
    public const string TechniqueHasAnotherName = "DET3005";
    public const string TechniqueHasAnotherTactic = "DET3006";
    public const string TacticHasNoTechnique = "DET3007";
    public const string TechniqueAndSubtechniqueAreListed = "DET3008";
    public const string AttackEntryIsListedTwice = "DET3009";
    public const string TacticIsRenamed = "DET3010";
    public const string AttackCoverageIsMissing = "DET3011";
    public const string TechniqueIdIsMalformed = "DET3012";
    public const string AttackDeclarationsDisagree = "DET3013";
    public const string TechniqueLinkLeadsElsewhere = "DET3014";
    public const string TechniqueHasAnotherPlatform = "DET3015";
    public const string TacticIsRefusedBySentinel = "DET3016";

    // 5xxx: what the rule does with the output of its query.
    public const string ColumnIsNotReturned = "DET5001";
    public const string ColumnHasOtherLetterCase = "DET5002";
    public const string EntityIdentifierIsUnknown = "DET5003";
    public const string RequiredIdentifierIsMissing = "DET5004";
    public const string MappedNameIsMalformed = "DET5006";
    public const string LegacyEntityColumnIsNotMapped = "DET5007";
    public const string RequiredColumnIsMissing = "DET5008";
    public const string ImpactedAssetIsMissing = "DET5009";
    public const string EventTimeIsComputed = "DET5010";
    public const string ResponseActionLacksColumn = "DET5011";
    public const string IdentifierIsMappedTwice = "DET5012";
    public const string UnionSplitsColumn = "DET5013";

    // 4xxx: event coverage. 4004, 4005, 4009 to 4011 and 4013 are spoken for.
    public const string EventProviderIsUnknown = "DET4001";
    public const string EventIsUnknown = "DET4002";
    public const string EventHasAnotherTitle = "DET4003";
    public const string EventIsNotListed = "DET4004";
    public const string EventIsNotRead = "DET4005";
    public const string EventIsListedTwice = "DET4006";
    public const string EventIsOfAnotherProvider = "DET4007";
    public const string EventCannotBeRead = "DET4008";
    public const string EventTableIsMissing = "DET4009";
    public const string ActionTypeIsUnknown = "DET4010";
    public const string EventIdIsUnknown = "DET4011";
    public const string AnyIsBesideNamedEvents = "DET4012";
    public const string ActionTypeNeverMatches = "DET4013";
    public const string NativeEquivalentIsNotListed = "DET4014";

    // 6xxx: the logic of the query.
    public const string LookbackExceedsPeriod = "DET6001";
    public const string LookbackIsShorterThanFrequency = "DET6002";
    public const string InComparesAnotherColumn = "DET6003";
    public const string RegexIsRefused = "DET6020";
    public const string RegexMatchesItsOwnSigns = "DET6021";
    public const string RegexIsPlainText = "DET6022";
    public const string FoldedTextNeverMatches = "DET6023";
    public const string ValueIsListedTwice = "DET6024";
    public const string ValueIsCoveredByAnother = "DET6025";
    public const string NumberIsComparedWithText = "DET6026";
    public const string LetterCaseDecides = "DET6027";
    public const string HashIsMalformed = "DET6028";
    public const string AddressIsMalformed = "DET6029";
    public const string DateDoesNotExist = "DET6030";
    public const string ConditionsContradict = "DET6031";
    public const string ConditionAlwaysHolds = "DET6032";
    public const string LetIsNotUsed = "DET6050";
    public const string ColumnHidesName = "DET6051";
    public const string RowsAreComputedAgain = "DET6052";
    public const string JoinDropsRows = "DET6053";
    public const string TakeLosesEvents = "DET6054";
    public const string FilterComesLate = "DET6055";

    // 7xxx: what the platform would refuse, or gives up.
    public const string QueryReadsAllTables = "DET7001";
    public const string ColumnDependsOnData = "DET7002";
    public const string QueryCannotRunContinuously = "DET7003";
    public const string TableDoesNotRunContinuously = "DET7004";
    public const string NearRealTimeRuleReadsAnotherWorkspace = "DET7005";
    public const string QueryReadsTooManyWorkspaces = "DET7006";
    public const string AnalyticsRuleReadsDataExplorer = "DET7007";
    public const string FileProfileColumnMayBeRefused = "DET7008";
    public const string NameIsRetired = "DET7010";
    public const string NameWillBeRetired = "DET7011";
    public const string NameIsAboutToBeRetired = "DET7012";

    // 8xxx: the catalog, and what changed in it.
    public const string SectionIsOutOfDate = "DET8001";
    public const string VersionIsNotRaised = "DET8002";
    public const string SectionIsUnknown = "DET8003";
    public const string SectionIsNotClosed = "DET8004";
    public const string BaseCannotBeRead = "DET8005";

    // 9xxx: the tool and its configuration.
    public const string NodeIsMissing = "DET9001";
    public const string QueryWasNotAnalyzed = "DET9002";
    public const string AnalyzerFailed = "DET9003";
    public const string SchemaFileIsInvalid = "DET9004";
    public const string EngineFailed = "DET9005";
    public const string OutputCannotBeWritten = "DET9006";
    public const string PropertyIsInvalid = "DET9007";
    public const string BuildToolIsTooOld = "DET9008";
    public const string NoRuleWasFound = "DET9009";
    public const string KnowledgeFileIsInvalid = "DET9010";
    public const string ConfigFileIsInvalid = "DET9011";
    public const string SuppressionIsInvalid = "DET9012";
    public const string SuppressionIsUnused = "DET9013";
    public const string SuppressionHasExpired = "DET9014";
    public const string FixCannotBeWritten = "DET9015";
    public const string BaselineHoldsFixedFindings = "DET9016";
    public const string BaselineIsInvalid = "DET9017";
    public const string AnalyzerCannotBeLoaded = "DET9018";
    public const string QueryIsNotFormatted = "DET9030";
    public const string ShardIsMissing = "DET9050";
    public const string ShardIsNotUsed = "DET9051";
    public const string ShardIsOfOtherFiles = "DET9052";
}
