using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Events.Flow;

/// <summary>What an expression says of the events of a row.</summary>
internal static class ColumnExpressions
{
    /// <summary>What the value of <paramref name="expression"/> comes from, in a row with <paramref name="columns"/>.</summary>
    public static ColumnOrigin Origin(SyntaxNode expression, ColumnMap columns) =>
        Exact(expression, columns) ?? Mentions(expression, columns);

    /// <summary>What an expression asks of events in any way.</summary>
    public static ColumnOrigin.Derived Mentions(SyntaxNode expression, ColumnMap columns)
    {
        var made = ColumnOrigin.Unrelated;
        foreach (var node in expression.PartsOfValue())
        {
            if (node.ColumnName() is { } name)
                made = made.With(columns[name]);
            else if (node.ColumnNameIfExists() is { } maybe)
                made = made.With(columns[maybe]);
        }
        return made;
    }

    /// <summary>What a node asks of events in any way, the operators inside of it too.</summary>
    public static ColumnOrigin.Derived MentionsAnywhere(SyntaxNode node, ColumnMap columns) =>
        node.DescendantsAndSelf().Select(part => part.ColumnName()).OfType<string>().Aggregate(ColumnOrigin.Unrelated, (made, name) => made.With(columns[name]));

    // The value of a column itself, in another type or letter case at most.
    private static ColumnOrigin? Exact(SyntaxNode expression, ColumnMap columns)
    {
        var value = ConvertedValue.Of(expression);
        if ((value.Inner.ColumnName() ?? value.Inner.ColumnNameIfExists()) is not { } column)
            return null;
        return columns[column] is ColumnOrigin.Tells tells ? tells with { IsFolded = tells.IsFolded || value.IsFolded } : columns[column];
    }
}
