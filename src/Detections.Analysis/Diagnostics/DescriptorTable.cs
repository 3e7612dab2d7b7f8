using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Baselines;
using Detections.Analysis.Catalog.Diffing;
using Detections.Analysis.Configuration;
using Detections.Analysis.Extensibility;
using Detections.Analysis.Fixing;
using Detections.Analysis.Fixing.Formatting;
using Detections.Analysis.Reporting;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics;
using Detections.Analysis.Shards;
using Detections.Analysis.Suppressions;

namespace Detections.Analysis.Diagnostics;

/// <summary>The descriptors of the tool itself.</summary>
public static class DescriptorTable
{
    public static DescriptorSet BuiltIn { get; } = new(
        RuleFileDescriptors.All
            .Concat(BuiltInAnalyzers.All.SelectMany(analyzer => analyzer.SupportedDiagnostics))
            .Concat(EngineDescriptors.All)
            .Concat(DiffingDescriptors.All)
            .Concat(ConfigurationDescriptors.All)
            .Concat(SuppressionDescriptors.All)
            .Concat(ReportingDescriptors.All)
            .Concat(FixingDescriptors.All)
            .Concat(FormattingDescriptors.All)
            .Concat(BaselineDescriptors.All)
            .Concat(ExtensibilityDescriptors.All)
            .Concat(ShardDescriptors.All)
            .Concat(ToolDescriptors.All));

    /// <summary>Those of the tool in ordinal order of ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All => BuiltIn.All;
}
