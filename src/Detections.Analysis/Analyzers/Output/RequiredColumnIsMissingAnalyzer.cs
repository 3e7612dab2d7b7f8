using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Output;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Analyzers.Output;

/// <summary>Finds custom detections whose query does not return the columns that tell the event, and the stage that lost them.</summary>
internal sealed class RequiredColumnIsMissingAnalyzer : CustomDetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.RequiredColumnIsMissing,
        "Required column is missing",
        "A custom detection must return '{0}' and this query does not; {1}",
        DiagnosticCategory.OutputContract,
        DiagnosticSeverity.Error,
        "Defender XDR finds the event behind an alert by its time and its identifiers: Timestamp or TimeGenerated, DeviceId and ReportId for tables of devices, ReportId for most others. It refuses to save a custom detection without them.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, QueryContext query, OutputColumns columns)
    {
        if (!columns.IsComplete)
            return;
        var tables = CustomDetectionColumns.DefenderTables(query);
        if (columns.Find(CustomDetectionColumns.Timestamp) is null && columns.Find(CustomDetectionColumns.TimeGenerated) is null)
            Report(query, columns, tables.IsEmpty ? CustomDetectionColumns.TimeGenerated : CustomDetectionColumns.Timestamp);
        foreach (var name in CustomDetectionColumns.Required(tables))
        {
            if (columns.Find(name) is null)
                Report(query, columns, name);
        }
    }

    private static void Report(QueryContext query, OutputColumns columns, string name)
    {
        if (columns.FindLossOf(name) is not { } stage)
        {
            query.Report(Rule, query.Query.FirstLine, name, "return it.");
            return;
        }
        var keyword = stage.Keyword;
        var repair = stage.Kind switch
        {
            SyntaxKinds.SummarizeOperator => "'summarize' drops it, so keep a whole event with 'arg_max(Timestamp, *)'.",
            SyntaxKinds.ProjectOperator or SyntaxKinds.ProjectKeepOperator or SyntaxKinds.DistinctOperator => $"'{keyword.Text}' drops it, so add it there.",
            SyntaxKinds.UnionOperator => "'union' splits it by type, so convert it to one type before.",
            _ => $"'{keyword.Text}' drops it, so keep it.",
        };
        query.Report(Rule, keyword.Span, name, repair);
    }
}
