using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Pipeline;

namespace Detections.Analysis.Fixing;

/// <summary>Tells whether a file with changes is worse than it was.</summary>
internal sealed class ChangeJudge(AnalysisSession session, SeverityPolicy policy)
{
    private readonly SeverityPolicy _policy = policy.With(session.Configuration);

    /// <summary>Whether a finding of this kind would be reported in a file.</summary>
    public bool IsReported(DiagnosticDescriptor descriptor, string path) => _policy.SeverityOf(descriptor, path) is not DiagnosticSeverity.None;

    /// <summary>The findings of a file that a build would report, in their order.</summary>
    public IEnumerable<Diagnostic> Reported(FileFindings analysis) => _policy.Apply(session.Suppress(analysis).Kept).Select(reported => reported.Diagnostic);

    /// <summary>Null, or what is worse, as the end of a sentence with its period.</summary>
    /// <param name="before">The file as it was.</param>
    /// <param name="after">The file with the changes.</param>
    /// <param name="gone">The findings that are to be gone.</param>
    public string? WhatIsWorse(FileFindings before, FileFindings after, IEnumerable<Diagnostic> gone)
    {
        if ((before.Rules.Length, before.Queries, before.AnalyzedQueries) != (after.Rules.Length, after.Queries, after.AnalyzedQueries))
            return "the file would not be read as the same rules and queries.";

        var allowed = new FindingCounts(Reported(before));
        foreach (var finding in gone)
            allowed.Take(finding);
        return Reported(after).FirstOrDefault(finding => !allowed.Take(finding)) is { } extra
            ? $"the file would still have, or get, the finding {extra.Id}: {extra.Message}"
            : null;
    }
}
