using System.Collections.Immutable;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Events.Flow;

/// <summary>What each tabular operator does to the rows.</summary>
internal sealed class OperatorReader(TabularReader reader, ConditionReader conditions, ValueReader values, ReadRecorder recorder)
{
    private static readonly string[] RowByRow = [SyntaxKinds.ExtendOperator, SyntaxKinds.FilterOperator, SyntaxKinds.ProjectOperator, SyntaxKinds.SerializeOperator];
    private static readonly string[] OtherRows = ["prev", "next", "row_cumsum", "row_number", "row_rank_dense", "row_rank_min", "row_window_session"];

    /// <summary>The rows behind an operator.</summary>
    /// <param name="node">The operator.</param>
    /// <param name="input">The rows before it; null where it stands first.</param>
    /// <param name="frame">What parameters stand for.</param>
    public TabularFlow Apply(SyntaxNode node, TabularFlow? input, CallFrame frame)
    {
        var flow = node.Kind is SyntaxKinds.SearchOperator or SyntaxKinds.FindOperator ? Searched(node, input, frame) : input ?? TabularFlow.WithoutSources;
        values.Read(node, flow, frame);
        // What the rows before or behind one say, these rows are read for; how much of them counts is not known.
        if (RowByRow.Contains(node.Kind, StringComparer.Ordinal) && LooksAtOtherRows(node))
            recorder.End(flow.Select(shape => shape.Open(shape.AllSources.OfRow)));
        switch (node.Kind)
        {
            case SyntaxKinds.FilterOperator:
            case SyntaxKinds.SearchOperator:
                return Filter(node, flow, frame);
            case SyntaxKinds.FindOperator:
                return Filter(node, flow, frame).ForgetColumns();
            case SyntaxKinds.UnionOperator:
                return Union(node, input, frame);
            case SyntaxKinds.JoinOperator:
            case SyntaxKinds.LookupOperator:
                return Join(node, flow, frame);
            case SyntaxKinds.InvokeOperator:
                return node.Node("Function") is { } call ? reader.Invoke(call, flow, frame) : flow.ForgetColumns();
            case SyntaxKinds.AsOperator:
                if (node.Node("Name")?.ReferencedSymbol is { } name)
                    reader.Name(name, flow);
                return flow;
            case SyntaxKinds.PartitionOperator:
                return node.Node("Operand")?.Node("Subquery") is { } subquery ? reader.Read(subquery, frame, flow) : flow.ForgetColumns();
            case SyntaxKinds.ForkOperator:
            case SyntaxKinds.FacetOperator:
                return Branch(node, flow, frame);
            case SyntaxKinds.ScanOperator:
            case SyntaxKinds.ParseWhereOperator:
            case SyntaxKinds.MvApplyOperator:
                return flow.Select(shape => ColumnEffects.Apply(node, shape.Open(ColumnExpressions.MentionsAnywhere(node, shape.Columns).OfRow)));
            case SyntaxKinds.SummarizeOperator:
                return flow.Select(shape => ColumnEffects.Apply(node, shape.Open(Chosen(node, shape))));
            default:
                return flow.Select(shape => ColumnEffects.Apply(node, shape));
        }
    }

    private static bool LooksAtOtherRows(SyntaxNode node) =>
        node.PartsOfValue(part => part.IsTabular).Any(part => part.Kind == SyntaxKinds.FunctionCallExpression && OtherRows.Contains(part.Node("Name")?.NameText() ?? "", StringComparer.Ordinal));

    // countif(ActionType == "LogonFailed"): other events come in and do not count, unless a condition before has named those that do.
    private static ImmutableSortedSet<int> Chosen(SyntaxNode summarize, RowShape shape) =>
        [.. summarize.Items("Aggregates")
            .SelectMany(aggregate => aggregate.PartsOfValue())
            .Where(part => part.Node("Left") is not null)
            .SelectMany(part => ColumnExpressions.Mentions(part, shape.Columns).OfRow)
            .Where(source => shape.Sources[source].Region.IsEverything)];

    private TabularFlow Filter(SyntaxNode node, TabularFlow flow, CallFrame frame) =>
        node.Node("Condition") is { } condition ? conditions.Filter(flow, condition, frame) : flow;

    // Without 'in' it looks into every table there is, unless rows are piped in.
    private TabularFlow Searched(SyntaxNode node, TabularFlow? input, CallFrame frame)
    {
        var tables = node.Node("InClause")?.Items("Expressions").Select(table => reader.Read(table, frame, input: null)).ToList() ?? [];
        if (input is not null)
            tables.Add(input);
        return tables.Count == 0 ? EventSources.Unknown(node) : tables.Aggregate((one, two) => one.Union(two));
    }

    private TabularFlow Union(SyntaxNode node, TabularFlow? input, CallFrame frame)
    {
        var flows = node.Items("Expressions").Select(table => reader.Read(table, frame, input: null)).ToList();
        if (input is not null)
            flows.Insert(0, input);
        if (flows.Count == 0)
            return EventSources.Unknown(node);
        var union = flows.Aggregate((one, two) => one.Union(two));
        // The column tells the table, and with it the events.
        return node.Items("Parameters").FirstOrDefault(one => one.Node("Name")?.NameText() is "withsource" or "with_source")?.Node("Expression") is { } column
            ? union.Select(shape => shape with { Columns = shape.Columns.With(column.NameText(), shape.AllSources) })
            : union;
    }

    private TabularFlow Join(SyntaxNode node, TabularFlow flow, CallFrame frame)
    {
        if (node.Node("Expression") is not { } rows)
            return flow;
        var right = reader.Read(rows, frame, input: null);
        var keys = node.Node("ConditionClause") ?? node.Node("LookupClause");
        if (keys is not null)
        {
            // A key that tells the event lets through what the other side has.
            flow = flow.Select(shape => shape.Open(ColumnExpressions.Mentions(keys, shape.Columns).OfRow));
            right = right.Select(shape => shape.Open(ColumnExpressions.Mentions(keys, shape.Columns).OfRow));
        }
        var left = node.Parent?.Node("Expression")?.ResultType as TableSymbol;
        return node.Parameter("kind") switch
        {
            "leftanti" or "anti" or "leftantisemi" or "leftsemi" => flow.Join(right, (one, two) => one.Join(two with { Columns = ColumnMap.None }, left)),
            "rightanti" or "rightantisemi" or "rightsemi" => right.Join(flow, (one, two) => one.Join(two with { Columns = ColumnMap.None }, left: null)),
            _ => flow.Join(right, (one, two) => one.Join(two, left)),
        };
    }

    // Each branch ends by itself.
    private TabularFlow Branch(SyntaxNode node, TabularFlow flow, CallFrame frame)
    {
        var branches = node.Items("Expressions").Where(one => one.Kind == SyntaxKinds.ForkExpression).Append(node.Node("WithClause"))
            .Select(branch => branch?.Node("Expression") ?? branch?.Node("Operator")).OfType<SyntaxNode>().Select(branch => reader.Read(branch, frame, flow)).ToList();
        foreach (var branch in branches)
            recorder.End(branch);
        return branches.Count == 0 ? flow : branches.Aggregate((one, two) => one.Union(two));
    }
}
