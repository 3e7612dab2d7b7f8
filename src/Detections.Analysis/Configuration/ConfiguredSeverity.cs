namespace Detections.Analysis.Configuration;

/// <summary>What a config file can say of the severity of an id.</summary>
public enum ConfiguredSeverity
{
    /// <summary>The default severity of the id.</summary>
    Default,

    /// <summary>Not reported, whatever the properties say.</summary>
    None,

    /// <summary>Not reported, unless <c>WarningsAsErrors</c> names the id.</summary>
    Silent,

    Suggestion,

    Warning,

    Error,
}
