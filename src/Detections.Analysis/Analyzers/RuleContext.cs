using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Attack;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers;

/// <summary>A rule as its file states it, and the way to report a finding in it.</summary>
public sealed class RuleContext
{
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();

    internal RuleContext(SourceText file, DetectionRule rule)
    {
        File = file;
        Rule = rule;
    }

    /// <summary>The text of the rule's file.</summary>
    public SourceText File { get; }

    public DetectionRule Rule { get; }

    /// <summary>The tactics and techniques the rule declares.</summary>
    internal AttackCoverage Attack => field ??= AttackCoverage.Of(File, Rule);

    internal ImmutableArray<Diagnostic> Diagnostics => _diagnostics.ToImmutable();

    /// <summary>Reports a finding at a part of the file.</summary>
    /// <param name="descriptor">One of the analyzer's <see cref="DetectionAnalyzer.SupportedDiagnostics"/>.</param>
    /// <param name="span">The smallest part of the file that shows it, in units of the file's text.</param>
    /// <param name="arguments">The values for the descriptor's message.</param>
    public void Report(DiagnosticDescriptor descriptor, TextSpan span, params object[] arguments) =>
        _diagnostics.Add(descriptor.At(Location.Of(File, span), arguments));
}
