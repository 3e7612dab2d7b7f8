using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Text;

namespace Detections.Analysis.Tests.Analyzers;

/// <summary>How the driver calls analyzers for a rule.</summary>
internal sealed class RuleAnalyzerTests
{
    private const string TwoQueries = "# A rule\n\n```kql\nDeviceInfo | take 1\n```\n\n```kql\nDeviceInfo | take 2\n```\n";

    [Test]
    public async Task A_rule_is_looked_at_once_however_many_queries_it_has()
    {
        using var folder = new RuleFolder();
        folder.Write("rule.md", TwoQueries);

        var result = await folder.AnalyzeAsync(TestEngine.Engine, new TitleAnalyzer());

        Assert.That(result.Counts.Queries, Is.EqualTo(2));
        Assert.That(result.Diagnostics.Select(one => one.Message), Is.EqualTo(new[] { "The title is 'A rule'." }));
        Assert.That(result.Diagnostics[0].Location.Start, Is.EqualTo(new LinePosition(0, 2)));
    }

    [Test]
    public async Task An_analyzer_that_fails_over_a_rule_costs_nothing_but_its_own_findings()
    {
        using var folder = new RuleFolder();
        folder.Write("rule.md", TwoQueries);

        var result = await folder.AnalyzeAsync(TestEngine.Engine, new FailingAnalyzer(), new TitleAnalyzer());

        Assert.That(result.Diagnostics.Select(one => one.Id), Is.EqualTo(new[] { DiagnosticIds.AnalyzerFailed, "DET3999" }));
        Assert.That(result.Diagnostics[0].Message, Does.Contain("'FailingAnalyzer' failed with 'out of order'"));
        Assert.That(result.Diagnostics[0].Location.Start, Is.EqualTo(new LinePosition(0, 0)));
        Assert.That(result.Diagnostics[0].Location.End, Is.EqualTo(new LinePosition(0, 8)));
        Assert.That(result.Counts.AnalyzedQueries, Is.EqualTo(2));
    }

    private sealed class TitleAnalyzer : DetectionAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule = new("DET3999", "Title", "The title is '{0}'.", DiagnosticCategory.Attack, DiagnosticSeverity.Suggestion, "A test.");

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public override void AnalyzeRule(RuleContext context) => context.Report(Rule, context.Rule.Title!.Span, context.Rule.Title.Value);
    }

    private sealed class FailingAnalyzer : DetectionAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [];

        public override void AnalyzeRule(RuleContext context) => throw new InvalidOperationException("out of\norder");
    }
}
