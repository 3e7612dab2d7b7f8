using Microsoft.Build.Framework;

namespace Detections.Build.Tasks;

/// <content>What the targets pass in. Numbers come as text, so that a bad one is a finding of ours.</content>
public abstract partial class DetectionTask
{
    /// <summary>The files to look at.</summary>
    [Required]
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>The files that declare tables, functions and watchlists. A file given here is no source.</summary>
    public ITaskItem[] SchemaFiles { get; set; } = [];

    /// <summary>The files that declare events, ActionTypes and equivalents. A file given here is no source.</summary>
    public ITaskItem[] KnowledgeFiles { get; set; } = [];

    /// <summary><c>None</c>, <c>Minimum</c>, <c>Default</c>, <c>Recommended</c> or <c>All</c>; empty for the default.</summary>
    public string? AnalysisMode { get; set; }

    /// <summary>Full path of the folder with the global config files of the analysis modes.</summary>
    [Required]
    public string ModesDirectory { get; set; } = "";

    /// <summary>Config files, beside those that are found at and above the sources.</summary>
    public ITaskItem[] ConfigFiles { get; set; } = [];

    /// <summary>Full path of the project: where findings without a file are placed.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>Full path of the folder with the engine's host program.</summary>
    [Required]
    public string EngineDirectory { get; set; } = "";

    /// <summary>The Node.js program, relative to the project's folder where it is not a full path; empty to look for one.</summary>
    public string? NodePath { get; set; }

    /// <summary><c>sentinel</c>, <c>defender-xdr</c> or <c>unified</c>, for a rule that does not say it.</summary>
    public string? DefaultEnvironment { get; set; }

    /// <summary>The release of ATT&amp;CK that rules are held to, <c>19.1</c> or <c>18.1</c>; empty for the newest.</summary>
    public string? AttackVersion { get; set; }

    /// <summary>Whether an event table has to list native equivalents.</summary>
    public bool RequireEquivalents { get; set; }

    /// <summary>Whether the project is for rules and nothing else.</summary>
    public bool ExpectsRules { get; set; }

    /// <summary>The day that suppressions are held against, <c>2027-01-31</c>; empty for today in UTC.</summary>
    public string? Today { get; set; }

    /// <summary>Most worker processes at once; empty for one per core.</summary>
    public string? WorkerCount { get; set; }

    /// <summary>Longest time one query may take, in seconds.</summary>
    public string? QueryTimeout { get; set; }

    /// <summary>Most memory one worker process may take, in megabytes.</summary>
    public string? QueryMemoryLimit { get; set; }

    /// <summary>Files with more bytes are not read.</summary>
    public string? MaxFileSize { get; set; }

    public string? NoWarn { get; set; }

    public string? WarningsAsErrors { get; set; }

    public string? WarningsNotAsErrors { get; set; }

    public bool TreatWarningsAsErrors { get; set; }
}
