using Detections.Analysis;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Suppressions;

namespace Detections.Build.Tests;

internal sealed class AnalysisSummaryTests
{
    [TestCase(12, 8, 9, 9, "Detections: 12 files, 8 rules, 9 queries analyzed: 0 errors, 0 warnings, 0 suggestions.")]
    [TestCase(1, 1, 1, 1, "Detections: 1 file, 1 rule, 1 query analyzed: 0 errors, 0 warnings, 0 suggestions.")]
    [TestCase(2, 2, 9, 7, "Detections: 2 files, 2 rules, 7 of 9 queries analyzed: 0 errors, 0 warnings, 0 suggestions.")]
    public void It_says_what_was_looked_at(int files, int rules, int queries, int analyzed, string expected) =>
        Assert.That(AnalysisSummary.Of(new AnalysisCounts(files, files, rules, queries, analyzed), []), Is.EqualTo(expected));

    [Test]
    public void It_tells_what_is_not_shown()
    {
        var finding = new ReportedDiagnostic(ToolDescriptors.AnalyzerFailed.At(Location.None, "", ""), DiagnosticSeverity.Warning);
        var suppression = new Suppression(0, [], "Why.", null);
        Assert.That(
            AnalysisSummary.Of(AnalysisCounts.Nothing, [finding, finding with { IsInBaseline = true }, finding with { Suppression = suppression }]),
            Does.EndWith(": 0 errors, 1 warning, 0 suggestions, 1 suppressed, 1 in the baseline."));
    }
}
