using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Events.Flow;

/// <summary>What an expression says of the events of a row.</summary>
internal static class ColumnExpressions
{
    private static readonly string[] KeepsText = ["tostring", "toint", "tolong", "trim"];
    private static readonly string[] FoldsText = ["tolower", "toupper"];

    /// <summary>The name of the column that a name reference stands for; null where it stands for something else.</summary>
    public static string? ColumnName(SyntaxNode node) =>
        node.Kind == SyntaxKinds.NameReference && node.ReferencedSymbol is not (VariableSymbol or ParameterSymbol or FunctionSymbol or TableSymbol or TupleSymbol) ? node.NameText() : null;

    /// <summary>What the value of <paramref name="expression"/> comes from, in a row with <paramref name="columns"/>.</summary>
    public static ColumnOrigin Origin(SyntaxNode expression, ColumnMap columns) =>
        Exact(expression, columns) ?? Mentions(expression, columns);

    /// <summary>What an expression asks of events in any way.</summary>
    public static ColumnOrigin.Derived Mentions(SyntaxNode expression, ColumnMap columns)
    {
        var made = ColumnOrigin.Unrelated;
        foreach (var node in expression.PartsOfValue())
        {
            if (ColumnName(node) is { } name)
                made = made.With(columns[name]);
            else if (IfExists(node) is { } maybe)
                made = made.With(columns[maybe]);
        }
        return made;
    }

    /// <summary>What a node asks of events in any way, the operators inside of it too.</summary>
    public static ColumnOrigin.Derived MentionsAnywhere(SyntaxNode node, ColumnMap columns) =>
        node.DescendantsAndSelf().Select(ColumnName).OfType<string>().Aggregate(ColumnOrigin.Unrelated, (made, name) => made.With(columns[name]));

    // The value of a column itself, in another type or letter case at most.
    private static ColumnOrigin? Exact(SyntaxNode expression, ColumnMap columns)
    {
        var isFolded = false;
        var node = expression.WithoutParentheses();
        while (node.Kind == SyntaxKinds.FunctionCallExpression && node.Node("Name") is { } function && IfExists(node) is null)
        {
            var name = function.NameText();
            if (!KeepsText.Contains(name, StringComparer.Ordinal) && !FoldsText.Contains(name, StringComparer.Ordinal))
                return null;
            if (node.Arguments().LastOrDefault() is not { } argument)
                return null;
            isFolded |= FoldsText.Contains(name, StringComparer.Ordinal);
            node = argument.WithoutParentheses();
        }
        if ((ColumnName(node) ?? IfExists(node)) is not { } column)
            return null;
        return columns[column] is ColumnOrigin.Tells tells ? tells with { IsFolded = tells.IsFolded || isFolded } : columns[column];
    }

    // column_ifexists("ActionType", "")
    private static string? IfExists(SyntaxNode node) =>
        node.Kind == SyntaxKinds.FunctionCallExpression && node.Node("Name")?.NameText() is "column_ifexists" or "columnifexists" ? node.Arguments().FirstOrDefault()?.Constant?.Value as string : null;
}
