using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Analyzers.Contract;

namespace Detections.Analysis.Tests;

/// <summary>The analyzers that tests and documented examples run.</summary>
internal static class TestAnalyzers
{
    /// <summary>All of the tool's but those that miss a key, so that a test can show the part of a rule it is about and no more.</summary>
    public static ImmutableArray<DetectionAnalyzer> ForPartsOfRules { get; } =
        [.. BuiltInAnalyzers.All.Where(analyzer => analyzer is not (RequiredKeyIsMissingAnalyzer or TemplateKeyIsMissingAnalyzer))];
}
