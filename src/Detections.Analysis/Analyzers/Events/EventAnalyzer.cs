using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Events;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Events;

/// <summary>Looks at each event table of a rule document.</summary>
internal abstract class EventAnalyzer : DetectionAnalyzer
{
    public sealed override void AnalyzeRule(RuleContext context)
    {
        foreach (var declaration in context.Events.Declarations)
            Analyze(context, declaration);
    }

    protected abstract void Analyze(RuleContext context, EventDeclaration declaration);

    /// <summary>The fix that writes <paramref name="right"/> instead of <paramref name="wrong"/>; null where the file does not have it letter by letter.</summary>
    protected static DiagnosticFix? Replace(RuleContext context, TextSpan span, string wrong, string right, FixSafety safety) =>
        context.File.Substring(span) == wrong
            ? new DiagnosticFix($"Replace '{wrong}' by '{right}'", [context.Edit(span, right)], safety)
            : null;
}
