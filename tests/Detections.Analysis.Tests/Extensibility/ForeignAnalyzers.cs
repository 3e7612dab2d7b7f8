using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Extensibility;

/// <summary>The analyzers of a made-up repository. They are public, for the tests load their own assembly as a repository's.</summary>
public static class ForeignAnalyzers
{
    /// <summary>Reports every query.</summary>
    public sealed class Good() : Foreign("ACME1")
    {
        public override void AnalyzeQuery(QueryContext context) => context.Report(Rule, context.Query.FirstLine, nameof(Good));
    }

    public sealed class Throws() : Foreign("ACME2")
    {
        public override void AnalyzeQuery(QueryContext context) => throw new InvalidOperationException("no\nluck");
    }

    public sealed class ReportsWhatItDoesNotName() : Foreign("ACME3")
    {
        public override void AnalyzeRule(RuleContext context) => context.Queries[0].Report(Rule with { Id = "DET2001" }, default, "x");
    }

    public sealed class HasAnIdOfTheTool() : Foreign("DET2001");

    public sealed class HasAnIdOfKusto() : Foreign("ks999");

    public sealed class HasNoDigits() : Foreign("ACME");

    public sealed class HasTheIdOfAnother() : Foreign("acme1", "Another title");

    public sealed class IsOfTheTool() : Foreign("ACME4", category: DiagnosticCategory.Tool);

    public sealed class CannotBeMade : Foreign
    {
        public CannotBeMade() : base("ACME5") => throw new InvalidOperationException("Not today.");
    }

    public sealed class NeedsAnArgument(string id) : Foreign(id);

    public abstract class Foreign(string id, string title = "A title", DiagnosticCategory category = DiagnosticCategory.Query) : DetectionAnalyzer
    {
        protected DiagnosticDescriptor Rule { get; } = new(id, title, "It is '{0}'.", category, DiagnosticSeverity.Suggestion, "A test.");

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];
    }
}
