using Detections.Analysis.Analyzers;
using Detections.Analysis.Configuration;
using Detections.Analysis.Fixing;
using Detections.Analysis.Reporting;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics;

namespace Detections.Analysis.Diagnostics;

/// <summary>Every descriptor of the tool, in ordinal order of ids. Kusto's own ids are not among them.</summary>
public static class DescriptorTable
{
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        .. RuleFileDescriptors.All
            .Concat(BuiltInAnalyzers.All.SelectMany(analyzer => analyzer.SupportedDiagnostics))
            .Concat(EngineDescriptors.All)
            .Concat(ConfigurationDescriptors.All)
            .Concat(ReportingDescriptors.All)
            .Concat(FixingDescriptors.All)
            .Concat(ToolDescriptors.All)
            .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal),
    ];
}
