using Detections.Kusto;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Output;

/// <summary>
/// The way that rows take through a query: from its result back through pipes, joins, unions and <c>let</c> names to
/// where they come from.
/// </summary>
internal sealed class ResultRows
{
    // The value of each 'let'. A name bound twice stands for nothing: which of the two is meant is not decided here.
    private readonly Dictionary<string, SyntaxNode?> _letValues = new(StringComparer.Ordinal);

    public ResultRows(BoundQuery query)
    {
        var results = query.Root.Node("Statements") is { } statements
            ? statements.Children.OfType<SyntaxNode>().Select(element => element.Children[0]).OfType<SyntaxNode>().Where(one => one.Kind == SyntaxKinds.ExpressionStatement).ToList()
            : [];
        Result = results is [var only] ? only.Node("Expression") : null;
        foreach (var let in query.Root.DescendantsAndSelf().Where(node => node.Kind == SyntaxKinds.LetStatement))
        {
            if (let.Node("Name") is { } name)
                _letValues[name.Text] = _letValues.ContainsKey(name.Text) ? null : let.Node("Expression");
        }
    }

    /// <summary>The expression whose rows the query returns; null where it returns several results or none.</summary>
    public SyntaxNode? Result { get; }

    /// <summary>The expressions whose columns go into those of <paramref name="node"/>: the rows piped in first, then those an operator adds.</summary>
    /// <returns>Empty for a table, and for what is not followed: a function of the schema, a subquery of an operator.</returns>
    public IEnumerable<SyntaxNode> Inputs(SyntaxNode node) => node.Kind switch
    {
        SyntaxKinds.PipeExpression when KindOfJoin(node) is "rightanti" or "rightsemi" => Added(node.Node("Operator")!),
        SyntaxKinds.PipeExpression when KindOfJoin(node) is "leftanti" or "leftsemi" or "anti" or "leftantisemi" => Some(node.Node("Expression")),
        SyntaxKinds.PipeExpression => [.. Some(node.Node("Expression")), .. Some(node.Node("Operator")).SelectMany(Added)],
        SyntaxKinds.UnionOperator => Added(node),
        SyntaxKinds.ParenthesizedExpression or SyntaxKinds.MaterializeExpression => Some(node.Node("Expression")),
        SyntaxKinds.FunctionDeclaration => Some(node.Node("Body")?.Node("Expression")),
        SyntaxKinds.NameReference => Some(ValueOf(node)),
        SyntaxKinds.FunctionCallExpression => Some(node.Node("Name")).SelectMany(name => Some(ValueOf(name))),
        _ => [],
    };

    /// <summary>The value of the <c>let</c> that a name refers to, or null.</summary>
    private SyntaxNode? ValueOf(SyntaxNode name) =>
        name.ReferencedSymbol is VariableSymbol or FunctionSymbol { Origin: FunctionOrigin.Local } ? _letValues.GetValueOrDefault(name.Text) : null;

    private static IEnumerable<SyntaxNode> Added(SyntaxNode tabularOperator) => tabularOperator.Kind switch
    {
        SyntaxKinds.JoinOperator or SyntaxKinds.LookupOperator => Some(tabularOperator.Node("Expression")),
        SyntaxKinds.UnionOperator when tabularOperator.Node("Expressions") is { } operands =>
            operands.Children.OfType<SyntaxNode>().Select(element => element.Children[0]).OfType<SyntaxNode>(),
        _ => [],
    };

    private static string? KindOfJoin(SyntaxNode pipe) => pipe.Node("Operator") is { Kind: SyntaxKinds.JoinOperator } join
        ? join.Node("Parameters")?.Children.OfType<SyntaxNode>().FirstOrDefault(parameter => parameter.Node("Name")?.Text == "kind")?.Node("Expression")?.Text
        : null;

    private static IEnumerable<SyntaxNode> Some(SyntaxNode? node) => node is null ? [] : [node];
}
