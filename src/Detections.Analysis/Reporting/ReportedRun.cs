using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Reporting;

/// <summary>What reports say about the run itself.</summary>
public sealed record ReportedRun
{
    /// <summary>Version of the tool: a semantic version.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>Full path of the folder that paths are relative to: the git root, or the project's folder where there is none.</summary>
    public required string RootDirectory { get; init; }

    /// <summary>What the id of the run begins with. Two logs of one project must not share it, or one replaces the other on GitHub.</summary>
    public string Category { get; init; } = "detections";

    /// <summary>Whether each result tells if it is known or new.</summary>
    public bool HasBaseline { get; init; }

    /// <summary>Address of the folder where the site of the catalog is shown, with a <c>/</c> behind it; null where it is nowhere. Each finding in a rule links to it.</summary>
    public string? CatalogUrl { get; init; }

    /// <summary>Full path of the project; findings without a file of their own are placed there.</summary>
    public required string ProjectFile { get; init; }

    /// <summary>The path of a place, relative to the root with <c>/</c> as separator and not escaped, or the full path of a file outside of it.</summary>
    internal string PathOf(Location location)
    {
        // GitHub refuses the whole upload when one result has no file.
        var path = location.Path.Length > 0 ? location.Path : ProjectFile;
        var relative = Path.GetRelativePath(RootDirectory, path).Replace(Path.DirectorySeparatorChar, '/');
        return relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? path : relative;
    }
}
