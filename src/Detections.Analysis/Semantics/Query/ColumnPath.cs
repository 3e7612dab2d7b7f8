using System.Globalization;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Query;

/// <summary>A column, or a part of one with parts: <c>AdditionalFields.Command</c>, <c>parse_json(Properties)["request body"][0]</c>.</summary>
/// <param name="Root">The name of the column, or the call that asks for it by name.</param>
/// <param name="Text">How it is named, the same for all ways to write it.</param>
internal sealed record ColumnPath(SyntaxNode Root, string Text)
{
    private const int MaxParts = 50;

    /// <summary>The column or part that an expression is; null where it is something else.</summary>
    public static ColumnPath? Of(SyntaxNode expression)
    {
        var parts = new Stack<string>();
        var node = expression.WithoutParentheses();
        while (parts.Count < MaxParts)
        {
            if ((node.ColumnName() ?? node.ColumnNameIfExists()) is { } column)
                return new ColumnPath(node, parts.Aggregate(column, (path, part) => path + part));
            var selector = node.Kind switch
            {
                SyntaxKinds.PathExpression => node.Node("Selector") is { Kind: SyntaxKinds.NameReference } name ? "." + name.NameText() : null,
                SyntaxKinds.ElementExpression => IndexOf(node.Node("Selector")?.Node("Expression")),
                _ => null,
            };
            if (selector is not null)
                parts.Push(selector);
            else if (!(parts.Count > 0 && IsParsing(node)))
                return null;
            var inner = selector is null ? node.Arguments().First() : node.Node("Expression");
            if (inner is null)
                return null;
            node = inner.WithoutParentheses();
        }
        return null;
    }

    // Reads the text of a column as the parts that are asked for.
    private static bool IsParsing(SyntaxNode node) =>
        node.Kind == SyntaxKinds.FunctionCallExpression && node.Node("Name")?.NameText() is "parse_json" or "todynamic" or "parsejson" or "tostring" && node.Arguments().Count() == 1;

    private static string? IndexOf(SyntaxNode? index) => index?.Constant?.Value switch
    {
        string name => "." + name,
        long number => string.Create(CultureInfo.InvariantCulture, $"[{number}]"),
        _ => null,
    };
}
