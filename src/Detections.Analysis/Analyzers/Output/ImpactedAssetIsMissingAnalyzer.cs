using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Output;

namespace Detections.Analysis.Analyzers.Output;

/// <summary>Finds custom detections whose alerts would name no device, account or mailbox.</summary>
internal sealed class ImpactedAssetIsMissingAnalyzer : CustomDetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ImpactedAssetIsMissing,
        "Impacted asset is missing",
        "The query returns no column that tells the impacted asset; return one, such as {0}.",
        DiagnosticCategory.OutputContract,
        DiagnosticSeverity.Warning,
        "A custom detection names the device, account or mailbox that its alert is about by a column of its query. Without one Defender XDR refuses to save it.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, QueryContext query, OutputColumns columns)
    {
        var tables = CustomDetectionColumns.DefenderTables(query);
        // A rule that maps entities can take any column; so can one over the tables of Sentinel.
        if (!columns.IsComplete || tables.IsEmpty || MapsEntities(context))
            return;
        if (CustomDetectionColumns.ImpactedAssets.Any(name => columns.Find(name) is not null))
            return;
        var offered = CustomDetectionColumns.ImpactedAssets.Where(name => tables.All(table => table.Columns.Any(column => column.Name == name))).Take(3).ToList();
        if (offered.Count > 0)
            query.Report(Rule, query.Query.FirstLine, string.Join(" or ", offered.Select(name => $"'{name}'")));
    }

    private static bool MapsEntities(RuleContext context) =>
        context.Rule.Kind == RuleKind.CustomDetection ? DefenderOutput.MapsEntities(context.Rule.Metadata) : !context.Output.References.IsEmpty;
}
