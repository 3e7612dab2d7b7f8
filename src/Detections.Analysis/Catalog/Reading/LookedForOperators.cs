using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Catalog.Reading;

/// <summary>Finds the operators whose rows a query returns or goes by, and not those whose rows it only takes away.</summary>
internal static class LookedForOperators
{
    private static readonly string[] Takes = ["leftanti", "anti", "leftantisemi"];
    private static readonly string[] TakesLeft = ["rightanti", "rightantisemi"];

    /// <summary>The tabular operators on the way from the sources to the results, those in the <c>let</c>s too; those of an anti-join or a <c>!in</c> are left out.</summary>
    public static HashSet<SyntaxNode> Of(IEnumerable<SyntaxNode> results, LetBindings bindings)
    {
        var operators = new HashSet<SyntaxNode>(ReferenceEqualityComparer.Instance);
        var seen = new HashSet<SyntaxNode>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<SyntaxNode>(results);
        while (pending.TryPop(out var node))
        {
            if (!seen.Add(node))
                continue;
            if (node.IsTabularOperator)
                operators.Add(node);
            if (node.Kind == SyntaxKinds.NameReference && bindings.Find(node.ReferencedSymbol) is { } binding)
                pending.Push(binding.Expression);
            foreach (var child in node.Children.OfType<SyntaxNode>())
            {
                if (!IsTakenAway(node, child))
                    pending.Push(child);
            }
        }
        return operators;
    }

    private static bool IsTakenAway(SyntaxNode node, SyntaxNode child) => node.Kind switch
    {
        SyntaxKinds.JoinOperator => child == node.Node("Expression") && Takes.Contains(node.Parameter("kind"), StringComparer.Ordinal),
        SyntaxKinds.PipeExpression => child == node.Node("Expression") && node.Node("Operator") is { Kind: SyntaxKinds.JoinOperator } join && TakesLeft.Contains(join.Parameter("kind"), StringComparer.Ordinal),
        SyntaxKinds.NotInExpression or SyntaxKinds.NotInCsExpression => child == node.Node("Right"),
        SyntaxKinds.FunctionCallExpression => child == node.Node("ArgumentList") && node.Node("Name")?.NameText() == "not",
        _ => false,
    };
}
