using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Caching;

/// <summary>What the ids of kept findings stand for: the descriptors of the tool, of the analyzers and of Kusto.</summary>
internal sealed class KnownDescriptors(ImmutableArray<DetectionAnalyzer> analyzers)
{
    private readonly Dictionary<string, DiagnosticDescriptor> _ofAnalyzers =
        analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).DistinctBy(descriptor => descriptor.Id).ToDictionary(descriptor => descriptor.Id, StringComparer.Ordinal);

    /// <param name="id">The id.</param>
    /// <param name="defaultSeverity">Its severity where nothing is configured: an analyzer can report one that differs from rule to rule.</param>
    /// <exception cref="InvalidDataException">Nobody declares the id.</exception>
    public DiagnosticDescriptor Find(string id, DiagnosticSeverity defaultSeverity)
    {
        if (KustoDescriptors.IsCode(id))
            return KustoDescriptors.Of(id, defaultSeverity);
        var declared = _ofAnalyzers.GetValueOrDefault(id) ?? DescriptorTable.BuiltIn.Find(id) ?? throw new InvalidDataException($"The id '{id}' is unknown.");
        return declared.DefaultSeverity == defaultSeverity ? declared : declared with { DefaultSeverity = defaultSeverity };
    }
}
