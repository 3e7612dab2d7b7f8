using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Literals;
using Detections.Kusto.Symbols;

namespace Detections.Analysis.Analyzers.Logic;

/// <summary>Finds hashes that are none of the algorithm whose column they are compared with.</summary>
internal sealed class HashIsMalformedAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.HashIsMalformed,
        "Hash is malformed",
        "No {0} is equal to '{1}': it {2}; correct it, or compare the column of its own algorithm.",
        DiagnosticCategory.Logic,
        DiagnosticSeverity.Warning,
        "A hash with a digit too few, or of another algorithm than the column holds, is never found, and nothing says so.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        foreach (var comparison in context.Comparisons.Where(one => one.IsEquality && one.Field is { IsWhole: true, Column.Table.IsDeclared: true }))
        {
            if (HashValue.AlgorithmOf(comparison.Field.Column!.Name) is not { } algorithm || comparison.Field.Column.Type is not ScalarSymbol { Name: "string" })
                continue;
            foreach (var value in comparison.Values)
            {
                if (HashValue.ReasonAgainst(value.Text, algorithm) is { } reason)
                    context.Report(Rule, value.Span, algorithm, value.Text, reason);
            }
        }
    }
}
