using Detections.Analysis.Reporting;
using Microsoft.CodeAnalysis.Sarif;
using Newtonsoft.Json;
using Location = Microsoft.CodeAnalysis.Sarif.Location;

namespace Detections.Analysis.Baselines;

/// <summary>
/// Writes a baseline as a SARIF log of the least that is needed. It holds no lines, versions and severities, so that it
/// changes only where findings come and go.
/// </summary>
internal static class BaselineWriter
{
    /// <summary>The fingerprint that is the line of a finding.</summary>
    public const string LineKey = "detections.line/v1";

    private static readonly JsonSerializer Serializer = JsonSerializer.Create();

    /// <param name="entries">The findings in the order they are to stand.</param>
    public static byte[] Write(IEnumerable<BaselineEntry> entries)
    {
        var run = new Run
        {
            Tool = new Tool { Driver = new ToolComponent { Name = SarifLogBuilder.ToolName } },
            Results = [.. entries.Select(ToSarif)],
        };
        return SarifText.Of(new SarifLog { SchemaUri = SarifLogBuilder.FinalSchema, Runs = [run] }, Serializer);
    }

    private static Result ToSarif(BaselineEntry entry) => new()
    {
        RuleId = entry.Id,
        Message = new Message { Text = entry.Message },
        Locations =
        [
            new Location { PhysicalLocation = new PhysicalLocation { ArtifactLocation = new ArtifactLocation { Uri = new Uri(SarifPlaces.Escape(entry.Path), UriKind.Relative) } } },
        ],
        PartialFingerprints = new Dictionary<string, string> { [LineKey] = entry.Line },
    };
}
