using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Contract;
using Detections.Analysis.Semantics.Output;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto;
using Detections.Kusto.Schema;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Analyzers.Output;

/// <summary>Finds names of columns that the query does not return, and says where it lost them.</summary>
internal sealed class ColumnIsNotReturnedAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ColumnIsNotReturned,
        "Column is not returned",
        "The query does not return '{0}', the column for {1}; {2}",
        DiagnosticCategory.OutputContract,
        DiagnosticSeverity.Error,
        "The rule fills an entity, a detail or a text of its alerts from a column that is not in the output of its query. The platform refuses to save the rule.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context)
    {
        if (context.Output is not { Query: { } query, Columns: { IsComplete: true } columns })
            return;
        foreach (var reference in context.Output.References)
        {
            if (!reference.IsWellFormed || columns.Find(reference.Name) is not null || columns.FindInOtherCase(reference.Name).Any())
                continue;
            if (columns.FindLossOf(reference.Name) is { } stage)
                ReportLost(context, reference, query, stage, HalvesOf(reference.Name, stage, columns));
            else
                ReportUnknown(context, reference, [.. columns.All.Select(column => column.Name)]);
        }
    }

    private static void ReportLost(RuleContext context, ColumnReference reference, QueryContext query, SyntaxNode stage, ImmutableArray<string> halves)
    {
        // The types of a column can differ between Sentinel and Defender XDR, so which one applies must be known.
        if (halves.Length > 0 && query.Environment == KustoEnvironment.Unified)
            return;
        var keyword = stage.Keyword;
        var place = query.Locate(keyword.Span);
        var line = place.Start.Line + 1;
        var repair = halves.Length > 0
            ? $"'{keyword.Text}' in line {line} splits it by type into '{string.Join("' and '", halves)}', so convert it to one type before."
            : $"'{keyword.Text}' in line {line} drops it, so keep it there or name another column.";
        context.Report(Rule.In(context.Rule).At(context.Locate(reference.Span), reference.Name, reference.Purpose, repair) with
        {
            Related = [new RelatedLocation(place, $"'{reference.Name}' is not passed on")],
        });
    }

    private static void ReportUnknown(RuleContext context, ColumnReference reference, ImmutableArray<string> names)
    {
        var repair = $"name a column that it returns.{NearestName.Hint(reference.Name, names)}";
        var diagnostic = Rule.In(context.Rule).At(context.Locate(reference.Span), reference.Name, reference.Purpose, repair);
        if (NearestName.Of(reference.Name, names) is { } near && reference.Rename(context.File, near) is { } edit)
            diagnostic = diagnostic with { Fix = new DiagnosticFix($"Replace '{reference.Name}' by '{near}'", [edit], FixSafety.Unsafe) };
        context.Report(diagnostic);
    }

    private static ImmutableArray<string> HalvesOf(string name, SyntaxNode stage, OutputColumns columns) =>
        stage.Kind == SyntaxKinds.UnionOperator ? SplitColumn.PartsOf(name, columns.All) : [];
}
