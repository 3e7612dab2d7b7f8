using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Literals;

namespace Detections.Analysis.Analyzers.Logic;

/// <summary>Finds regular expressions that Kusto does not take.</summary>
internal sealed class RegexIsRefusedAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.RegexIsRefused,
        "Regular expression is refused",
        "Kusto refuses the regular expression at '{0}': {1}.",
        DiagnosticCategory.Logic,
        DiagnosticSeverity.Error,
        "Regular expressions of Kusto take time in proportion to the text, and so have no lookaround and no references back. The language service does not look into them: the query is refused when it runs.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        foreach (var regex in RegexLiterals.In(context))
        {
            if (RegexReader.FaultOf(regex.Text) is { } fault)
                context.Report(Rule, LiteralText.Of(context.Query.Text, regex.Span, regex.Text).Place(fault.Span), regex.Text.Substring(fault.Span.Start, fault.Span.Length), fault.Reason);
        }
    }
}
