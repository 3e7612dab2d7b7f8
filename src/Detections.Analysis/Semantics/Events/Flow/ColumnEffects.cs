using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Events.Flow;

/// <summary>What the operators that keep the sources of a row do to its columns.</summary>
internal static class ColumnEffects
{
    public static RowShape Apply(SyntaxNode node, RowShape shape)
    {
        switch (node.Kind)
        {
            case SyntaxKinds.TakeOperator:
            case SyntaxKinds.SortOperator:
            case SyntaxKinds.TopOperator:
            case SyntaxKinds.SampleOperator:
            case SyntaxKinds.ProjectReorderOperator:
            case SyntaxKinds.RenderOperator:
            case SyntaxKinds.ConsumeOperator:
                return shape;
            case SyntaxKinds.ExtendOperator:
            case SyntaxKinds.SerializeOperator:
                return shape with { Columns = Extend(shape.Columns, node.Items("Expressions"), shape.Columns) };
            case SyntaxKinds.ProjectOperator:
                return Project(node, shape);
            case SyntaxKinds.DistinctOperator:
                return node.Items("Expressions").Any(one => one.Kind == SyntaxKinds.StarExpression) ? shape : Project(node, shape);
            case SyntaxKinds.SummarizeOperator:
            case SyntaxKinds.MakeSeriesOperator:
                return Group(node, shape);
            case SyntaxKinds.ProjectRenameOperator:
                return shape with { Columns = Rename(node, shape.Columns) };
            case SyntaxKinds.ProjectAwayOperator:
                return shape with { Columns = Drop(node, shape.Columns, isKept: false) };
            case SyntaxKinds.ProjectKeepOperator:
                return shape with { Columns = Drop(node, shape.Columns, isKept: true) };
            case SyntaxKinds.CountOperator:
            case SyntaxKinds.GetSchemaOperator:
            case SyntaxKinds.PrintOperator:
            case SyntaxKinds.RangeOperator:
                return shape with { Columns = ColumnMap.None };
            case SyntaxKinds.ParseOperator:
            case SyntaxKinds.ParseWhereOperator:
            case SyntaxKinds.ParseKvOperator:
            case SyntaxKinds.MvExpandOperator:
            case SyntaxKinds.MvApplyOperator:
            case SyntaxKinds.ScanOperator:
                return shape with { Columns = Declare(node, shape.Columns) };
            case SyntaxKinds.EvaluateOperator when node.Node("FunctionCall")?.Node("Name")?.NameText() == "bag_unpack":
                return shape;
            default:
                return shape.ForgetColumns();
        }
    }

    // The columns before the operator decide what each expression is; what it makes comes into 'target'.
    private static ColumnMap Extend(ColumnMap target, IEnumerable<SyntaxNode> expressions, ColumnMap before)
    {
        foreach (var one in expressions)
        {
            var value = one.Node("Expression") ?? one;
            if (one.Kind == SyntaxKinds.SimpleNamedExpression && one.Node("Name") is { } name)
                target = target.With(name.NameText(), ColumnExpressions.Origin(value, before));
            else if (one.ColumnName() is { } column)
                target = target.With(column, before[column]);
            else if (one.Kind == SyntaxKinds.CompoundNamedExpression)
                target = one.Node("Names")?.Items("Names").Aggregate(target, (map, part) => map.With(part.NameText(), ColumnExpressions.Mentions(value, before))) ?? target;
            else if (ColumnExpressions.Mentions(one, before) is { Sources.IsEmpty: false } made)
                target = target.WithUnnamed(made);
        }
        return target;
    }

    private static RowShape Project(SyntaxNode node, RowShape shape)
    {
        var expressions = node.Items("Expressions").ToList();
        var columns = Extend(ColumnMap.None, expressions, shape.Columns);
        // A value without a name gets one of the engine's, which often is that of the column in it.
        if (node.ResultType is TableSymbol { Columns: var made } && made.Length == expressions.Count)
        {
            foreach (var (column, expression) in made.Zip(expressions))
                columns = columns.With(column.Name, ColumnExpressions.Origin(expression.Kind == SyntaxKinds.SimpleNamedExpression ? expression.Node("Expression") ?? expression : expression, shape.Columns));
            columns = columns with { Rest = null };
        }
        return shape with { Columns = columns };
    }

    // One row of many: the columns it is made by are still those of each, the others speak of all of them together.
    private static RowShape Group(SyntaxNode node, RowShape shape)
    {
        var groups = Extend(ColumnMap.None, node.Node("ByClause")?.Items("Expressions") ?? [], shape.Columns);
        foreach (var one in node.Items("Aggregates"))
        {
            var aggregate = one.Kind == SyntaxKinds.MakeSeriesExpression ? one.Node("Expression") ?? one : one;
            var takesAll = aggregate.DescendantsAndSelf().Any(part => part.Kind == SyntaxKinds.StarExpression);
            var made = (takesAll ? shape.AllSources : ColumnExpressions.Mentions(aggregate, shape.Columns)).Aggregated();
            var names = aggregate.Node("Name") is { } name && aggregate.Kind == SyntaxKinds.SimpleNamedExpression ? [name.NameText()]
                : aggregate.Node("Names")?.Items("Names").Select(part => part.NameText()) ?? [];
            groups = names.Aggregate(groups, (map, part) => map.With(part, made));
            if (takesAll || (aggregate.Kind != SyntaxKinds.SimpleNamedExpression && !made.Sources.IsEmpty))
                groups = TellAll(groups, shape.Columns, takesAll).WithUnnamed(takesAll ? ColumnOrigin.Unrelated : made);
        }
        return shape with { Columns = groups };
    }

    // arg_max(Timestamp, *): the other columns of one of the rows.
    private static ColumnMap TellAll(ColumnMap groups, ColumnMap before, bool takesAll) => !takesAll ? groups : before.Named.Where(one => !groups.Named.ContainsKey(one.Key))
        .Aggregate(groups with { Tables = before.Tables, Rest = before.Rest }, (map, one) => map.With(one.Key, one.Value == ColumnOrigin.Absent ? ColumnOrigin.Absent : ColumnOrigin.Unrelated.With(one.Value).Aggregated()));

    private static ColumnMap Rename(SyntaxNode node, ColumnMap columns)
    {
        var renamed = columns;
        foreach (var one in node.Items("Expressions"))
        {
            if (one.Node("Name") is not { } name || one.Node("Expression") is not { } value || value.ColumnName() is not { } old)
                continue;
            renamed = renamed.With(old, ColumnOrigin.Absent);
        }
        foreach (var one in node.Items("Expressions"))
        {
            if (one.Node("Name") is { } name && one.Node("Expression") is { } value && value.ColumnName() is { } old)
                renamed = renamed.With(name.NameText(), columns[old]);
        }
        return renamed;
    }

    private static ColumnMap Drop(SyntaxNode node, ColumnMap columns, bool isKept)
    {
        var patterns = node.Items("Expressions").Select(one => one.NameText()).ToList();
        return columns.Named.Keys.Where(name => patterns.Exists(pattern => Fits(pattern, name)) != isKept)
            .Aggregate(columns, (map, name) => map.With(name, ColumnOrigin.Absent));
    }

    private static bool Fits(string pattern, string name) =>
        pattern.Contains('*', StringComparison.Ordinal) ? System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern.Replace("\\", "", StringComparison.Ordinal), name, ignoreCase: false) : pattern == name;

    private static ColumnMap Declare(SyntaxNode node, ColumnMap columns)
    {
        var made = ColumnExpressions.Mentions(node, columns);
        return node.DescendantsAndSelf().Where(part => part.Kind == SyntaxKinds.NameDeclaration && part.Parent?.Kind != SyntaxKinds.NamedParameter)
            .Aggregate(columns, (map, name) => map.With(name.NameText(), made));
    }
}
