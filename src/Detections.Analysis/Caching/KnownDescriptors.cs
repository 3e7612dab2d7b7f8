using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Caching;

/// <summary>What the ids of kept findings stand for: the descriptors of the tool, of the analyzers and of Kusto.</summary>
internal sealed class KnownDescriptors(ImmutableArray<DetectionAnalyzer> analyzers)
{
    private readonly Dictionary<string, DiagnosticDescriptor> _ofAnalyzers =
        analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).DistinctBy(descriptor => descriptor.Id).ToDictionary(descriptor => descriptor.Id, StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">There is none of this id and severity.</exception>
    public DiagnosticDescriptor Find(string id, DiagnosticSeverity defaultSeverity)
    {
        if (KustoDescriptors.IsCode(id))
            return KustoDescriptors.Of(id, defaultSeverity);
        var descriptor = _ofAnalyzers.GetValueOrDefault(id) ?? DescriptorTable.BuiltIn.Find(id);
        return descriptor?.DefaultSeverity == defaultSeverity ? descriptor : throw new InvalidDataException($"The id '{id}' is unknown.");
    }
}
