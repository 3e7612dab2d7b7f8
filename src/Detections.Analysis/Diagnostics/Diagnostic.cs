using System.Collections.Immutable;

namespace Detections.Analysis.Diagnostics;

/// <summary>A finding: what, where, and in words.</summary>
/// <param name="Descriptor">What it is.</param>
/// <param name="Location">The smallest range that shows it.</param>
/// <param name="Message">The finished text.</param>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, Location Location, string Message)
{
    /// <summary>Other places that belong to the finding, each with what it shows.</summary>
    public ImmutableArray<RelatedLocation> Related { get; init; } = [];

    /// <summary>The repair, where there is exactly one; otherwise null.</summary>
    public DiagnosticFix? Fix { get; init; }

    public string Id => Descriptor.Id;

    public override string ToString() => $"{Location}: {Id}: {Message}";
}

/// <summary>Another place that belongs to a finding.</summary>
/// <param name="Location">Where it is.</param>
/// <param name="Message">What stands there, as a short phrase.</param>
public sealed record RelatedLocation(Location Location, string Message);
