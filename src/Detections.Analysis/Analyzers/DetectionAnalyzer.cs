using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Analyzers;

/// <summary>
/// Looks for one kind of fault. An analyzer has no state of its own: it is called for many rules and queries, from several
/// threads at once. An exception it throws becomes a finding and costs nothing else.
/// </summary>
public abstract class DetectionAnalyzer
{
    /// <summary>What it can report.</summary>
    public abstract ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <summary>Looks at one query of a rule.</summary>
    public virtual void AnalyzeQuery(QueryContext context)
    {
    }

    /// <summary>Looks at a rule as a whole: what it says about itself, beside what its queries do. Once a rule, after its queries.</summary>
    public virtual void AnalyzeRule(RuleContext context)
    {
    }

    /// <summary>Looks at all rules of the build at once: what one rule says that cannot be beside what another says. Once a build, last.</summary>
    public virtual void AnalyzeRepository(RepositoryContext context)
    {
    }
}
