using Detections.Analysis.Analyzers;
using Detections.Analysis.Configuration;
using Detections.Analysis.Fixing;
using Detections.Analysis.Fixing.Formatting;
using Detections.Analysis.Reporting;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics;
using Detections.Analysis.Suppressions;
using Detections.Kusto;

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
            .Concat(SuppressionDescriptors.All)
            .Concat(ReportingDescriptors.All)
            .Concat(FixingDescriptors.All)
            .Concat(FormattingDescriptors.All)
            .Concat(ToolDescriptors.All)
            .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal),
    ];

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = All.ToDictionary(descriptor => descriptor.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>The descriptor of an id in any letter case; null for one that is not the tool's.</summary>
    public static DiagnosticDescriptor? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>Which id somebody most likely meant, as <c>NearestName.Hint</c> has it.</summary>
    internal static string HintFor(string id) => NearestName.Hint(id, ById.Keys);
}
