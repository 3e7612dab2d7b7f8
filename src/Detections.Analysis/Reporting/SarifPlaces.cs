using Detections.Analysis.Diagnostics;
using Microsoft.CodeAnalysis.Sarif;
using Location = Detections.Analysis.Diagnostics.Location;

namespace Detections.Analysis.Reporting;

/// <summary>Turns locations into SARIF's: 1-based, with paths relative to the root of the repository.</summary>
internal sealed class SarifPlaces(ReportedRun run)
{
    public const string RootId = "%SRCROOT%";

    public PhysicalLocation ToSarif(Location location) => new()
    {
        ArtifactLocation = ArtifactOf(location),
        Region = RegionOf(location),
    };

    /// <summary>The region as it is: one without width is a place between two units.</summary>
    public static Region ExactRegionOf(Location location) => new()
    {
        StartLine = location.Start.Line + 1,
        StartColumn = location.Start.Column + 1,
        EndLine = location.End.Line + 1,
        EndColumn = location.End.Column + 1,
    };

    /// <summary>A path with <c>/</c> as it stands in an address.</summary>
    public static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>Where the catalog shows the rule that a finding is in; null where it shows none.</summary>
    public Uri? PageOf(Diagnostic diagnostic)
    {
        if (run.CatalogUrl is null || diagnostic.Descriptor.Category == DiagnosticCategory.Tool || diagnostic.Location.Path.Length == 0)
            return null;
        var path = run.PathOf(diagnostic.Location);
        return Path.IsPathRooted(path) ? null : new Uri($"{run.CatalogUrl}index.html#path={Uri.EscapeDataString(path)}");
    }

    private ArtifactLocation ArtifactOf(Location location)
    {
        var path = run.PathOf(location);
        return Path.IsPathRooted(path)
            ? new ArtifactLocation { Uri = AddressOf(path) }
            : new ArtifactLocation { Uri = new Uri(Escape(path), UriKind.Relative), UriBaseId = RootId };
    }

    // The colon of a drive letter stays.
    private static Uri AddressOf(string path) =>
        new("file:///" + Escape(path.Replace(Path.DirectorySeparatorChar, '/').TrimStart('/')).Replace("%3A", ":", StringComparison.Ordinal));

    private static Region RegionOf(Location location)
    {
        var region = ExactRegionOf(location);
        // A region without width is legal, but viewers show nothing for it; a column behind the last one is legal too.
        if (location.End == location.Start)
            region.EndColumn++;
        return region;
    }
}
