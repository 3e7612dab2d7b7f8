using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Predicates;

/// <summary>Reads the condition of a <c>where</c> or <c>search</c> as a tree.</summary>
internal sealed class PredicateReader(ConstantTexts constants)
{
    // Nobody nests deeper; chains of one operator do not count.
    private const int MaxDepth = 100;

    /// <param name="condition">An expression that is true or false.</param>
    /// <param name="frame">What parameters stand for.</param>
    public Predicate Read(SyntaxNode condition, CallFrame frame) => Read(condition, frame, MaxDepth);

    private Predicate Read(SyntaxNode condition, CallFrame frame, int depth)
    {
        var node = condition.WithoutParentheses();
        if (depth == 0)
            return new OpaquePredicate(node, IsTooDeep: true);
        switch (node.Kind)
        {
            case SyntaxKinds.AndExpression:
                return new Conjunction(node, [.. node.OperandsOf(node.Kind).Select(part => Read(part, frame, depth - 1))]);
            case SyntaxKinds.OrExpression:
                return new Disjunction(node, [.. node.OperandsOf(node.Kind).Select(part => Read(part, frame, depth - 1))]);
            case SyntaxKinds.FunctionCallExpression when node.Node("Name")?.NameText() == "not" && node.Arguments().ToList() is [var negated]:
                return new Negation(node, Read(negated, frame, depth - 1));
            case SyntaxKinds.BetweenExpression:
                return Between(node, frame);
            case SyntaxKinds.NotBetweenExpression:
                return Between(node, frame) is Conjunction range ? new Negation(node, range) : new OpaquePredicate(node);
            default:
                return Comparison.Of(node, frame, constants) ?? OfEmptiness(node) ?? OfTerm(node) ?? OfFlag(node) ?? (Predicate)new OpaquePredicate(node);
        }
    }

    private Predicate Between(SyntaxNode node, CallFrame frame) =>
        node.Node("Left") is { } left && node.Node("Right")?.Node("First") is { } first && node.Node("Right")?.Node("Second") is { } second
            && constants.Of(first, frame) is [var least] && constants.Of(second, frame) is [var most]
            ? new Conjunction(node, [new Comparison(node, left, ">=", [least]) { IsCaseSensitive = true }, new Comparison(node, left, "<=", [most]) { IsCaseSensitive = true }])
            : new OpaquePredicate(node);

    private static Comparison? OfEmptiness(SyntaxNode node)
    {
        if (node.Kind != SyntaxKinds.FunctionCallExpression || node.Node("Name")?.NameText() is not { } function || node.Arguments().ToList() is not [var value])
            return null;
        return function switch
        {
            "isempty" or "isnull" => new Comparison(node, value, function, []),
            "isnotempty" or "isnotnull" or "notempty" or "notnull" => new Comparison(node, value, function.EndsWith("empty", StringComparison.Ordinal) ? "isempty" : "isnull", []) { Operator = function, IsNegated = true },
            _ => null,
        };
    }

    // search "mimikatz": the text can stand in any column.
    private static Comparison? OfTerm(SyntaxNode node) =>
        node is { Kind: SyntaxKinds.StringLiteralExpression, Constant.Value: string text } ? new Comparison(node, node, ":", [new ConstantText(text, node)]) { Field = ComparedField.OfAnyColumn } : null;

    // where IsAdmin
    private static Comparison? OfFlag(SyntaxNode node) =>
        node is { ReferencedSymbol: ColumnSymbol, ResultType.Name: "bool" } && node.ColumnName() is not null ? new Comparison(node, node, "==", [new ConstantText("true", node)]) { IsCaseSensitive = true } : null;
}
