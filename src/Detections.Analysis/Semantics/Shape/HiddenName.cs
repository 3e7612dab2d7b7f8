using Detections.Analysis.Analyzers;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Shape;

/// <summary>A comparison of a column with itself, because the name of what it was to be compared with is that of the column.</summary>
/// <param name="Use">The operand that was to be something else.</param>
/// <param name="Declaration">The name of the <c>let</c> or parameter that is out of reach there.</param>
internal sealed record HiddenName(SyntaxNode Use, SyntaxNode Declaration)
{
    /// <summary>Whether a parameter is meant, and not a <c>let</c>.</summary>
    public bool IsParameter => Declaration.ReferencedSymbol is ParameterSymbol;

    /// <summary>All in a query, in the order of the text.</summary>
    public static IEnumerable<HiddenName> AllIn(QueryContext context)
    {
        var declarations = context.Bound.Root.DescendantsAndSelf().Where(IsDeclaration).ToLookup(node => node.NameText(), StringComparer.Ordinal);
        foreach (var condition in context.Bound.Root.DescendantsAndSelf())
        {
            if (condition.Node("Left")?.WithoutParentheses() is not { Kind: SyntaxKinds.NameReference, ReferencedSymbol: ColumnSymbol column } left || !IsComparison(condition))
                continue;
            if (Compared(condition) is not { Kind: SyntaxKinds.NameReference } right || right.ReferencedSymbol != column || right.NameText() != left.NameText())
                continue;
            if (declarations[right.NameText()].LastOrDefault(declaration => IsInScope(declaration, right)) is { } hidden)
                yield return new HiddenName(right, hidden);
        }
    }

    // Of a list, the only member.
    private static SyntaxNode? Compared(SyntaxNode condition) => condition.Node("Right")?.WithoutParentheses() switch
    {
        { Kind: SyntaxKinds.ExpressionList } list => list.Items("Expressions").ToList() is [var only] ? only.WithoutParentheses() : null,
        var operand => operand,
    };

    private static bool IsComparison(SyntaxNode node) =>
        node.ResultType is ScalarSymbol { Name: "bool" } && node.Kind is not (SyntaxKinds.AndExpression or SyntaxKinds.OrExpression);

    private static bool IsDeclaration(SyntaxNode node) => node is { Kind: SyntaxKinds.NameDeclaration, ReferencedSymbol: VariableSymbol or ParameterSymbol };

    private static bool IsInScope(SyntaxNode declaration, SyntaxNode use) =>
        declaration.Span.End <= use.Span.Start
        && declaration.Ancestors().FirstOrDefault(node => node.Kind == SyntaxKinds.FunctionDeclaration) is var function
        && (function is null || use.Ancestors().Contains(function));
}
