using Detections.Analysis;

namespace Detections.Build.Tests;

internal sealed class AnalysisSummaryTests
{
    [TestCase(12, 8, 9, 9, "Detections: 12 files, 8 rules, 9 queries analyzed: 0 errors, 0 warnings, 0 suggestions.")]
    [TestCase(1, 1, 1, 1, "Detections: 1 file, 1 rule, 1 query analyzed: 0 errors, 0 warnings, 0 suggestions.")]
    [TestCase(2, 2, 9, 7, "Detections: 2 files, 2 rules, 7 of 9 queries analyzed: 0 errors, 0 warnings, 0 suggestions.")]
    public void It_says_what_was_looked_at(int files, int rules, int queries, int analyzed, string expected) =>
        Assert.That(AnalysisSummary.Of(new AnalysisCounts(files, files, rules, queries, analyzed), []), Is.EqualTo(expected));

    [Test]
    public void It_tells_what_is_suppressed() =>
        Assert.That(AnalysisSummary.Of(AnalysisCounts.Nothing, [], suppressed: 2), Does.EndWith(": 0 errors, 0 warnings, 0 suggestions, 2 suppressed."));
}
