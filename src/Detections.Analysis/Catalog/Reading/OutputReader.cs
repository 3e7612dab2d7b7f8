using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Semantics.Output;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Catalog.Reading;

/// <summary>Lists the fields of a query's result, and the operators that make or name them.</summary>
internal sealed class OutputReader(QueryContext query, PipelineReader pipelines)
{
    // Every column that these return, they name.
    private static readonly string[] NameTheirColumns = [SyntaxKinds.ProjectOperator, SyntaxKinds.DistinctOperator, SyntaxKinds.SummarizeOperator, SyntaxKinds.MakeSeriesOperator, SyntaxKinds.CountOperator, SyntaxKinds.PrintOperator];

    // The columns that these make, their tables or functions have named.
    private static readonly string[] NameNothing = [SyntaxKinds.JoinOperator, SyntaxKinds.LookupOperator, SyntaxKinds.UnionOperator, SyntaxKinds.InvokeOperator, SyntaxKinds.AsOperator];

    private readonly ResultRows _rows = query.Rows;

    /// <summary>The fields that the query makes or names, and whether there are others.</summary>
    /// <param name="feeds">What the rule uses columns for, by name.</param>
    public (ImmutableArray<CatalogField> Fields, bool PassesOthers) Read(ILookup<string, string> feeds)
    {
        var fields = ImmutableArray.CreateBuilder<CatalogField>();
        var passesOthers = false;
        // Of a column that 'parse' writes over the engine lists both.
        foreach (var column in query.Bound.ResultType is TableSymbol { Columns: var columns } ? columns.DistinctBy(column => column.Name, StringComparer.Ordinal) : [])
        {
            if (FindSource(column) is { } source)
                fields.Add(new CatalogField(column.Name, column.Type?.Name ?? "unknown", PipelineReader.OperatorOf(source)) { Stage = pipelines.NumberOf(source), Feeds = [.. feeds[column.Name]] });
            else
                passesOthers = true;
        }
        return (fields.ToImmutable(), passesOthers);
    }

    // The last operator on the rows' way that makes or names the column; null where it comes from its source as it is.
    private SyntaxNode? FindSource(ColumnSymbol column)
    {
        var seen = new HashSet<SyntaxNode>(ReferenceEqualityComparer.Instance);
        for (var node = _rows.Result; node is not null && seen.Add(node);)
        {
            var inputs = _rows.Inputs(node).ToList();
            var stage = node.Kind == SyntaxKinds.PipeExpression ? node.Node("Operator") : node.IsTabularOperator ? node : null;
            var input = inputs.Find(rows => rows.ResultType is TableSymbol table && table.Columns.Contains(column, ReferenceEqualityComparer.Instance));
            if (stage is not null && (input is null || Names(stage, column.Name)) && !NameNothing.Contains(stage.Kind, StringComparer.Ordinal))
                return stage;
            // A union makes one column of those of the same name.
            if (input is null && stage?.Kind == SyntaxKinds.UnionOperator)
            {
                input = inputs.Find(rows => ColumnOf(rows, column.Name) is not null);
                column = input is null ? column : ColumnOf(input, column.Name)!;
            }
            node = input;
        }
        return null;
    }

    private static bool Names(SyntaxNode stage, string column) =>
        (NameTheirColumns.Contains(stage.Kind, StringComparer.Ordinal) && stage.DescendantsAndSelf().Any(node => node.Kind is SyntaxKinds.NameReference or SyntaxKinds.NameDeclaration && node.NameText() == column))
        || stage.OverwrittenColumns().Contains(column);

    private static ColumnSymbol? ColumnOf(SyntaxNode rows, string name) =>
        (rows.ResultType as TableSymbol)?.Columns.FirstOrDefault(column => column.Name == name);
}
