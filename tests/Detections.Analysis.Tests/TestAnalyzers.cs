using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Analyzers.Attack;
using Detections.Analysis.Analyzers.Contract;
using Detections.Analysis.Analyzers.Events;
using Detections.Analysis.Analyzers.Shape;

namespace Detections.Analysis.Tests;

/// <summary>The analyzers that tests and documented examples run.</summary>
internal static class TestAnalyzers
{
    /// <summary>
    /// All of the tool's but those that ask for a part which is not there, and those that look at how a whole query is built, so that a test can
    /// show the part of a rule it is about and no more. Those that report <paramref name="id"/> are among them.
    /// </summary>
    public static ImmutableArray<DetectionAnalyzer> For(string? id) =>
        [.. BuiltInAnalyzers.All.Where(analyzer => !(AsksForMore(analyzer) || LooksAtShape(analyzer)) || analyzer.SupportedDiagnostics.Any(descriptor => descriptor.Id == id))];

    private static bool LooksAtShape(DetectionAnalyzer analyzer) => analyzer.GetType().Namespace == typeof(LetIsNotUsedAnalyzer).Namespace;

    private static bool AsksForMore(DetectionAnalyzer analyzer) =>
        analyzer is RequiredKeyIsMissingAnalyzer or TemplateKeyIsMissingAnalyzer or AttackCoverageIsMissingAnalyzer or EventTableIsMissingAnalyzer;
}
