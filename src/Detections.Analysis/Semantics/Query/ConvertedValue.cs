using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Query;

/// <summary>A value without the functions around it that only change its type, its letter case or what stands at its ends.</summary>
/// <param name="Inner">What they are applied to; no parentheses around it.</param>
/// <param name="IsFolded">Whether all letters are made lower or upper case.</param>
/// <param name="IsTrimmed">Whether something is cut off its ends.</param>
internal sealed record ConvertedValue(SyntaxNode Inner, bool IsFolded, bool IsTrimmed)
{
    private static readonly string[] Converts = ["tostring", "toint", "tolong", "trim"];
    private static readonly string[] Folds = ["tolower", "toupper"];

    public static ConvertedValue Of(SyntaxNode expression)
    {
        var (node, isFolded, isTrimmed) = (expression.WithoutParentheses(), false, false);
        while (node.Kind == SyntaxKinds.FunctionCallExpression && node.Node("Name")?.NameText() is { } name && node.Arguments().LastOrDefault() is { } argument)
        {
            var folds = Folds.Contains(name, StringComparer.Ordinal);
            if (!folds && !Converts.Contains(name, StringComparer.Ordinal))
                break;
            isFolded |= folds;
            isTrimmed |= name == "trim";
            node = argument.WithoutParentheses();
        }
        return new ConvertedValue(node, isFolded, isTrimmed);
    }
}
