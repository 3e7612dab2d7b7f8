namespace Detections.Analysis.Diagnostics;

/// <summary>The families of ids; the thousands digit of a DET id tells its family.</summary>
public enum DiagnosticCategory
{
    /// <summary>1xxx: the rule file and its metadata.</summary>
    RuleFile = 1,

    /// <summary>2xxx, and Kusto's own KS ids: the query.</summary>
    Query = 2,

    /// <summary>3xxx: ATT&amp;CK coverage.</summary>
    Attack = 3,

    /// <summary>4xxx: event coverage.</summary>
    Events = 4,

    /// <summary>5xxx: what the rule does with the query's output.</summary>
    OutputContract = 5,

    /// <summary>6xxx: the logic of the query.</summary>
    Logic = 6,

    /// <summary>7xxx: what the platform would refuse.</summary>
    Platform = 7,

    /// <summary>8xxx: the catalog.</summary>
    Catalog = 8,

    /// <summary>9xxx: the tool itself and its configuration.</summary>
    Tool = 9,
}
