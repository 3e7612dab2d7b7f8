using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata;
using Detections.Analysis.Semantics.Contract;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>Finds data types of a rule's connectors that are tables which no query of the rule reads.</summary>
internal sealed class DataTypeIsNotReadAnalyzer : ContractAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.DataTypeIsNotRead,
        "Data type is not read",
        "No query of the rule reads the table '{0}'; take it out of 'dataTypes'.{1}",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Suggestion,
        "The rule says that it needs a table which its queries do not read. The portal then shows the rule as lacking data in workspaces where it would work.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, ContractNode value)
    {
        if (value is not { Key: "dataTypes", Node: MetadataScalar scalar } || !context.HasAllQueries)
            return;
        var read = context.Queries.Select(TablesRead.Of).ToList();
        if (read.Contains(null) || !IsTable(context, scalar.Value))
            return;
        var names = read.SelectMany(tables => tables!.Value).Select(table => table.Name).ToImmutableSortedSet(StringComparer.Ordinal);
        if (!names.IsEmpty && !names.Contains(scalar.Value, StringComparer.OrdinalIgnoreCase))
            context.Report(Rule, scalar.Span, scalar.Value, NearestName.Hint(scalar.Value, names));
    }

    // Data types such as 'SecurityAlert (MCAS)', and those of connectors nobody here knows, are no names of tables.
    private static bool IsTable(RuleContext context, string dataType) => context.Queries.Any(query => query.Schema.TableNames.Contains(dataType, StringComparer.Ordinal));
}
