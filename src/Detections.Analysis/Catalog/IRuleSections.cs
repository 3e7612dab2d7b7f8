using System.Collections.Immutable;

namespace Detections.Analysis.Catalog;

/// <summary>
/// Writes the generated sections of rule documents. The writers of pages know how; this tells the checks what they would write, so that there is
/// one way to write it.
/// </summary>
public interface IRuleSections
{
    /// <summary>What there is, in the order of a page: <c>stages</c>, <c>indicators</c>.</summary>
    ImmutableArray<string> Names { get; }

    /// <summary>The Markdown of a section, its lines ended by <c>\n</c>; empty where the rule has nothing of the kind.</summary>
    /// <param name="rule">The rule of the document.</param>
    /// <param name="name">One of <see cref="Names"/>.</param>
    string Write(CatalogRule rule, string name);
}
