using System.Collections.Immutable;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Output;

/// <summary>A column that a <c>union</c> splits because its tables have it in several types: <c>Port</c> becomes <c>Port_int</c> and <c>Port_string</c>.</summary>
/// <param name="Union">The operator.</param>
/// <param name="Use">Where the query names the column after that.</param>
/// <param name="Parts">The columns that there are instead.</param>
internal sealed record SplitColumn(SyntaxNode Union, SyntaxNode Use, ImmutableArray<string> Parts)
{
    /// <summary>The columns that are named after a union has split them, in the order of the text; each once for each union.</summary>
    public static IEnumerable<SplitColumn> AllIn(BoundQuery query)
    {
        foreach (var node in query.Root.DescendantsAndSelf())
        {
            var union = node.Kind == SyntaxKinds.PipeExpression ? node.Node("Operator") : node;
            if (union is not { Kind: SyntaxKinds.UnionOperator } || (union == node && IsPiped(node)) || node.ResultType is not TableSymbol result)
                continue;
            foreach (var use in UnboundNamesAfter(node))
            {
                if (PartsOf(use.NameText(), result.Columns) is { Length: > 1 } parts)
                    yield return new SplitColumn(union, use, parts);
            }
        }
    }

    /// <summary>The columns into which a union splits the one of a name; none where they are not such columns.</summary>
    public static ImmutableArray<string> PartsOf(string name, ImmutableArray<ColumnSymbol> columns) =>
        [.. columns.Where(column => column.Type is { } type && column.Name == $"{name}_{type.Name}").Select(column => column.Name)];

    private static bool IsPiped(SyntaxNode node) => node.Parent is { Kind: SyntaxKinds.PipeExpression } pipe && pipe.Node("Operator") == node;

    private static IEnumerable<SyntaxNode> UnboundNamesAfter(SyntaxNode union)
    {
        var names = new List<SyntaxNode>();
        for (var rows = union; rows.Parent is { Kind: SyntaxKinds.PipeExpression } next && next.Node("Expression") == rows; rows = next)
        {
            if (next.Node("Operator") is { } stage)
                names.AddRange(stage.PartsOfValue().Where(part => part is { Kind: SyntaxKinds.NameReference, ReferencedSymbol: null }));
        }
        return names.DistinctBy(name => name.NameText());
    }
}
