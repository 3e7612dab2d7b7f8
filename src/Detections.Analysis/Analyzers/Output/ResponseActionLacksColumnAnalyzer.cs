using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Output;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Output;

/// <summary>Finds automated actions of a custom detection that name no column for what they act on.</summary>
internal sealed class ResponseActionLacksColumnAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ResponseActionLacksColumn,
        "Response action lacks a column",
        "The action '{0}' does not say which column tells it what to act on; add {1}.",
        DiagnosticCategory.OutputContract,
        DiagnosticSeverity.Warning,
        "An automated action finds its device, file, account or mail in columns of the query, which it names by keys of its own. Without them it has nothing to act on.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context)
    {
        if (context.Rule.Kind != RuleKind.CustomDetection)
            return;
        foreach (var (kind, action, missing) in AutomatedActions.Incomplete(context.Rule.Metadata))
            context.Report(Rule, action.Entries is [var first, ..] ? first.Key.Span : kind.Span, kind.Value, QuotedNames.All(missing));
    }
}
