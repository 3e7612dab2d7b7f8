using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Query;

/// <summary>Reads <c>a and b and c</c> as one list: the parser nests it as deep as it is long.</summary>
internal static class OperatorChains
{
    extension(SyntaxNode node)
    {
        /// <summary>The operands that operators of one kind join, in the order of the text and without parentheses; of any other expression the expression itself.</summary>
        public List<SyntaxNode> OperandsOf(string kind)
        {
            var operands = new List<SyntaxNode>();
            var pending = new Stack<SyntaxNode>([node]);
            while (pending.TryPop(out var next))
            {
                var operand = next.WithoutParentheses();
                if (operand.Kind == kind && operand.Node("Left") is { } left && operand.Node("Right") is { } right)
                {
                    pending.Push(right);
                    pending.Push(left);
                }
                else
                    operands.Add(operand);
            }
            return operands;
        }
    }
}
