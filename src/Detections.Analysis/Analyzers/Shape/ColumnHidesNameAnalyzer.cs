using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Query;
using Detections.Analysis.Semantics.Shape;

namespace Detections.Analysis.Analyzers.Shape;

/// <summary>Finds conditions that compare a column with itself, because a <c>let</c> or parameter has the name of the column.</summary>
internal sealed class ColumnHidesNameAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ColumnHidesName,
        "Column hides a declared name",
        "The name '{0}' is the column on both sides of this condition; give the {1} of that name another one.",
        DiagnosticCategory.Logic,
        DiagnosticSeverity.Warning,
        "Where rows have a column of a name, the name means the column, whatever a 'let' or a parameter says. The condition compares each value with itself: it keeps every row that has one, or none.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        foreach (var hidden in HiddenName.AllIn(context))
        {
            context.Report(Rule.At(context.Locate(hidden.Use.Span), hidden.Use.NameText(), hidden.IsParameter ? "parameter" : "'let'") with
            {
                Related = [new RelatedLocation(context.Locate(hidden.Declaration.Span), "Where the name is declared.")],
            });
        }
    }
}
