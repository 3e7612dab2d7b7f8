using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Query;

/// <summary>Reports what the engine holds against a query, and what its own analyzers advise, under Kusto's codes.</summary>
internal sealed class KustoDiagnosticsAnalyzer : DetectionAnalyzer
{
    // The descriptors come with the codes; KustoDescriptors makes them.
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [];

    public override void AnalyzeQuery(QueryContext context)
    {
        foreach (var diagnostic in context.Findings.Diagnostics(EngineFinding.Fault))
        {
            if (!MayBeParameter(diagnostic, context.Rule))
                Report(context, diagnostic);
        }
        foreach (var advice in context.Findings.Advice())
            Report(context, advice);
    }

    // The parameters of a workspace function stand outside of its query.
    private static bool MayBeParameter(KustoDiagnostic diagnostic, DetectionRule rule) =>
        rule.Kind == RuleKind.Function && diagnostic.Code == "KS142";

    private static void Report(QueryContext context, KustoDiagnostic diagnostic)
    {
        if (KustoDescriptors.For(diagnostic) is not { } descriptor)
            return;
        var name = context.Bound.Text.Substring(diagnostic.Span.Start, diagnostic.Span.Length);
        var hint = diagnostic.Candidates.IsEmpty ? "" : NearestName.Hint(name, diagnostic.Candidates);
        context.Report(descriptor, diagnostic.Span, EndSentence(diagnostic.Message) + hint);
    }

    private static string EndSentence(string message)
    {
        var text = message.ReplaceLineEndings(" ").TrimEnd();
        return text.EndsWith('.') ? text : text + ".";
    }
}
