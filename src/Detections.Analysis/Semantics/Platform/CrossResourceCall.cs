using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Platform;

/// <summary>A call that opens another store of data: <c>workspace("...")</c>, <c>adx("...")</c>.</summary>
/// <param name="Name">The name of the function, where it is called.</param>
/// <param name="Target">What is opened, as far as the query states it; null otherwise.</param>
internal sealed record CrossResourceCall(SyntaxNode Name, string? Target)
{
    /// <summary>The calls of one of these functions, in the order of the text; not those of a function that the query defines under the name.</summary>
    public static IEnumerable<CrossResourceCall> AllIn(SyntaxNode root, params IReadOnlyCollection<string> functions) =>
        from call in root.DescendantsAndSelf()
        where call is { Kind: SyntaxKinds.FunctionCallExpression, ReferencedSymbol: not (VariableSymbol or FunctionSymbol { Origin: FunctionOrigin.Local }) }
        let name = call.Node("Name")
        where name is not null && functions.Contains(name.NameText())
        select new CrossResourceCall(name, call.Arguments().FirstOrDefault()?.Constant?.Value as string);
}
