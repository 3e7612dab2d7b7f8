using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Query;

/// <summary>Which letter case the letters of a value have been given.</summary>
internal enum LetterCase
{
    AsItIs,
    Lower,
    Upper,
}

/// <summary>Tells the letter case of values, through the columns that the query makes.</summary>
internal sealed class LetterCases
{
    private static readonly string[] KeepsLetters = ["tostring", "trim", "trim_start", "trim_end", "substring"];

    // A column is made from others, and those from others.
    private const int MaxSteps = 60;

    private readonly Dictionary<Symbol, SyntaxNode> _made = new(ReferenceEqualityComparer.Instance);

    public LetterCases(SyntaxNode root)
    {
        foreach (var node in root.DescendantsAndSelf())
        {
            if (node.Kind == SyntaxKinds.SimpleNamedExpression && node.Node("Name")?.ReferencedSymbol is ColumnSymbol column && node.Node("Expression") is { } expression)
                _made[column] = expression;
        }
    }

    public LetterCase Of(SyntaxNode value)
    {
        var node = value.WithoutParentheses();
        for (var steps = 0; steps < MaxSteps; steps++)
        {
            if (node is { Kind: SyntaxKinds.NameReference, ReferencedSymbol: ColumnSymbol column } && _made.TryGetValue(column, out var expression))
                node = expression.WithoutParentheses();
            else if (node.Kind != SyntaxKinds.FunctionCallExpression || node.Node("Name")?.NameText() is not { } function)
                return LetterCase.AsItIs;
            else if (function is "tolower" or "toupper")
                return function == "tolower" ? LetterCase.Lower : LetterCase.Upper;
            else if (KeepsLetters.Contains(function, StringComparer.Ordinal) && (function.StartsWith("trim", StringComparison.Ordinal) ? node.Arguments().LastOrDefault() : node.Arguments().FirstOrDefault()) is { } argument)
                node = argument.WithoutParentheses();
            else
                return LetterCase.AsItIs;
        }
        return LetterCase.AsItIs;
    }
}
