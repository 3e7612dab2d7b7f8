using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Query;

/// <summary>Reads names and lists off the syntax tree.</summary>
internal static class SyntaxNames
{
    extension(SyntaxNode node)
    {
        /// <summary>What a name reference or declaration says, without quotes and brackets; a wildcard keeps its stars.</summary>
        public string NameText()
        {
            var name = node.Node("Name") ?? node;
            return name.Kind == SyntaxKinds.BracketedName && name.Node("Name")?.Constant?.Value is string quoted ? quoted : name.Text;
        }

        /// <summary>The items of the list in a slot, without their commas; none where the slot is empty.</summary>
        public IEnumerable<SyntaxNode> Items(string slot) =>
            node.Node(slot)?.Children.OfType<SyntaxNode>().Select(item => item.Kind == SyntaxKinds.SeparatedElement ? item.Children.OfType<SyntaxNode>().FirstOrDefault() : item).OfType<SyntaxNode>() ?? [];

        /// <summary>The arguments of a call, without their commas.</summary>
        public IEnumerable<SyntaxNode> Arguments() => node.Node("ArgumentList")?.Items("Expressions") ?? [];

        /// <summary>The expression inside of any number of parentheses.</summary>
        public SyntaxNode WithoutParentheses()
        {
            var inner = node;
            while (inner.Kind == SyntaxKinds.ParenthesizedExpression && inner.Node("Expression") is { } expression)
                inner = expression;
            return inner;
        }

        /// <summary>The value of an operator's parameter (<c>kind=leftanti</c>), or null.</summary>
        public string? Parameter(string name) =>
            node.Items("Parameters").FirstOrDefault(one => one.Node("Name")?.NameText() == name)?.Node("Expression")?.Text;
    }
}
