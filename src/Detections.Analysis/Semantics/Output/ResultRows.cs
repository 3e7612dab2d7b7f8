using Detections.Analysis.Semantics.Query;
using Detections.Kusto;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Output;

/// <summary>
/// The way that rows take through a query: from its result back through pipes, joins, unions and <c>let</c> names to
/// where they come from.
/// </summary>
internal sealed class ResultRows
{
    private readonly LetBindings _bindings;

    public ResultRows(BoundQuery query, LetBindings bindings)
    {
        _bindings = bindings;
        Result = query.Root.Items("Statements").Where(one => one.Kind == SyntaxKinds.ExpressionStatement).ToList() is [var only] ? only.Node("Expression") : null;
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
    private SyntaxNode? ValueOf(SyntaxNode name) => _bindings.Find(name.ReferencedSymbol)?.Expression;

    private static IEnumerable<SyntaxNode> Added(SyntaxNode tabularOperator) => tabularOperator.Kind switch
    {
        SyntaxKinds.JoinOperator or SyntaxKinds.LookupOperator => Some(tabularOperator.Node("Expression")),
        SyntaxKinds.UnionOperator => tabularOperator.Items("Expressions"),
        _ => [],
    };

    private static string? KindOfJoin(SyntaxNode pipe) => pipe.Node("Operator") is { Kind: SyntaxKinds.JoinOperator } join ? join.Parameter("kind") : null;

    private static IEnumerable<SyntaxNode> Some(SyntaxNode? node) => node is null ? [] : [node];
}
