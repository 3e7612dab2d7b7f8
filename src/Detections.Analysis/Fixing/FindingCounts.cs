using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Fixing;

/// <summary>
/// How often each finding occurs in a file. A finding is its id and message: one that was only moved by an edit above it
/// is the same, and so is one whose message names a line that moved.
/// </summary>
internal sealed class FindingCounts
{
    private readonly Dictionary<(string Id, string Message), int> _counts = [];

    public FindingCounts(IEnumerable<Diagnostic> findings)
    {
        foreach (var finding in findings)
            _counts[KeyOf(finding)] = _counts.GetValueOrDefault(KeyOf(finding)) + 1;
    }

    /// <summary>Takes one finding like <paramref name="finding"/> away.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Take(Diagnostic finding)
    {
        var left = _counts.GetValueOrDefault(KeyOf(finding));
        _counts[KeyOf(finding)] = left - 1;
        return left > 0;
    }

    private static (string Id, string Message) KeyOf(Diagnostic finding) => (finding.Id, LineNumbers.Remove(finding.Message));
}
