using Detections.Analysis.Diagnostics;
using Detections.Analysis.Text;
using Microsoft.CodeAnalysis.Sarif;

namespace Detections.Analysis.Reporting;

/// <summary>Turns the fix of a finding into SARIF's, for viewers that offer to apply it.</summary>
internal sealed class SarifFixes(SarifPlaces places)
{
    public Fix ToSarif(DiagnosticFix fix, Diagnostics.Location finding) => new()
    {
        Description = new Message { Text = fix.Title },
        ArtifactChanges =
        [
            new ArtifactChange
            {
                ArtifactLocation = places.ToSarif(finding).ArtifactLocation,
                Replacements = [.. fix.Edits.Select(ToSarif)],
            },
        ],
    };

    private static Replacement ToSarif(TextEdit edit) => new()
    {
        DeletedRegion = SarifPlaces.ExactRegionOf(edit.Location),
        InsertedContent = edit.NewText.Length == 0 ? null : new ArtifactContent { Text = edit.NewText },
    };
}
