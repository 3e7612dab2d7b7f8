using System.Collections.Immutable;
using Detections.Kusto;

namespace Detections.Analysis.Diagnostics;

/// <summary>The descriptors a build knows: those of the tool, and those of the repository's own analyzers. Kusto's own ids are not among them.</summary>
public sealed class DescriptorSet
{
    private readonly Dictionary<string, DiagnosticDescriptor> _byId;

    /// <param name="descriptors">In any order, one for each id.</param>
    public DescriptorSet(IEnumerable<DiagnosticDescriptor> descriptors)
    {
        All = [.. descriptors.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];
        _byId = All.ToDictionary(descriptor => descriptor.Id, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>In ordinal order of ids.</summary>
    public ImmutableArray<DiagnosticDescriptor> All { get; }

    /// <summary>The descriptor of an id in any letter case; null for one that nobody declares.</summary>
    public DiagnosticDescriptor? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Which id somebody most likely meant, as <c>NearestName.Hint</c> has it.</summary>
    internal string HintFor(string id) => NearestName.Hint(id, _byId.Keys);
}
