using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Predicates;

/// <summary>The value of a row that a comparison looks at.</summary>
/// <param name="Name">
/// The column; the way to a part of one (<c>AdditionalFields.Command</c>); <c>*</c> for any column; or the expression as written, on one line.
/// </param>
/// <param name="Column">
/// The one column it comes from, which is another symbol where the query has made it anew in between. Null where it comes from none or from several, and where
/// the engine does not know the column.
/// </param>
internal sealed record ComparedField(string Name, ColumnSymbol? Column)
{
    /// <summary>Whether any column may be the one that fits.</summary>
    public bool IsAnyColumn { get; private init; }

    /// <summary>Whether what is compared is the value of <see cref="Name"/> itself, in another type or letter case at most.</summary>
    public bool IsWhole { get; private init; }

    /// <summary>Whether its letters are all made lower or upper case before.</summary>
    public bool IsFolded { get; private init; }

    public static ComparedField OfAnyColumn { get; } = new("*", null) { IsAnyColumn = true };

    public static ComparedField Of(SyntaxNode expression)
    {
        var value = ConvertedValue.Of(expression);
        if (value.Inner.Kind == SyntaxKinds.StarExpression)
            return OfAnyColumn;
        var inner = value.Inner;
        // coalesce(GlobalPrevalence, 0): the column, and something else where it is null.
        var isReplaced = inner.Kind == SyntaxKinds.FunctionCallExpression && inner.Node("Name")?.NameText() == "coalesce";
        if (isReplaced && inner.Arguments().FirstOrDefault() is { } first && inner.Arguments().Skip(1).All(other => !HasColumn(other)))
            inner = first.WithoutParentheses();
        if (ColumnPath.Of(inner) is not { } path)
            return new ComparedField(expression.OnOneLine(), null) { IsFolded = value.IsFolded };
        return new ComparedField(path.Text, path.Root.ReferencedSymbol as ColumnSymbol) { IsFolded = value.IsFolded, IsWhole = !isReplaced && !value.IsTrimmed };
    }

    private static bool HasColumn(SyntaxNode expression) =>
        expression.DescendantsAndSelf().Any(node => node.ColumnName() is not null || node.IsTabular);
}
