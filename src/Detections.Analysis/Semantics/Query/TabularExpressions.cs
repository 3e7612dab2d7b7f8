using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Query;

/// <summary>Tells expressions that are rows from those that are values.</summary>
internal static class TabularExpressions
{
    extension(SyntaxNode node)
    {
        /// <summary>Whether the node is a tabular operator, with or without rows piped into it.</summary>
        public bool IsTabularOperator => node.Kind.EndsWith("Operator", StringComparison.Ordinal);

        /// <summary>The word that a tabular operator begins with: <c>where</c>, <c>project-away</c>.</summary>
        public SyntaxToken Keyword => node.Children.OfType<SyntaxToken>().First();

        /// <summary>Whether the node is rows.</summary>
        public bool IsTabular => node.Kind == SyntaxKinds.PipeExpression || node.IsTabularOperator || node.ResultType is TableSymbol;

        /// <summary>
        /// This node and those below it that are part of the same value, and the rows it asks for (<c>x in (T | project y)</c>),
        /// which are not gone into; each before its parts, in the order of the text.
        /// </summary>
        /// <param name="leavesOut">Parts that are not gone into either; null for none.</param>
        public IEnumerable<SyntaxNode> PartsOfValue(Func<SyntaxNode, bool>? leavesOut = null)
        {
            var pending = new Stack<SyntaxNode>([node]);
            while (pending.TryPop(out var next))
            {
                if (next != node && leavesOut?.Invoke(next) == true)
                    continue;
                yield return next;
                if (next != node && next.IsTabular)
                    continue;
                for (var i = next.Children.Length - 1; i >= 0; i--)
                {
                    if (next.Children[i] is SyntaxNode child)
                        pending.Push(child);
                }
            }
        }
    }
}
