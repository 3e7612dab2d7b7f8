using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers;

/// <summary>All rules of a build, and the way to report a finding that takes more than one of them.</summary>
public sealed class RepositoryContext
{
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();

    internal RepositoryContext(IEnumerable<RuleInFile> rules) =>
        Rules = [.. rules.OrderBy(rule => rule.File.Path, StringComparer.Ordinal).ThenBy(rule => rule.Rule.Span.Start)];

    /// <summary>The rules by path and place, whatever the order in which they were read.</summary>
    public ImmutableArray<RuleInFile> Rules { get; }

    internal ImmutableArray<Diagnostic> Diagnostics => _diagnostics.ToImmutable();

    /// <summary>Reports a finding: <c>Rule.At(rule.Locate(span), ...)</c>.</summary>
    public void Report(Diagnostic diagnostic) => _diagnostics.Add(diagnostic);
}

/// <summary>A rule with the text of its file.</summary>
public sealed record RuleInFile(SourceText File, DetectionRule Rule)
{
    /// <summary>Where a part of the file stands.</summary>
    public Location Locate(TextSpan span) => Location.Of(File, span);
}
