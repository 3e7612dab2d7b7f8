using System.Collections.Immutable;
using Detections.Kusto;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Contract;

/// <summary>The tables a query reads, where all of them are known.</summary>
internal static class TablesRead
{
    private static readonly string[] Wildcards = ["SearchOperator", "FindOperator"];

    /// <summary>
    /// The names of the tables, or null where there may be others: behind functions of the workspace, wildcards, <c>search</c>, <c>table("...")</c>
    /// and names nobody declared; and where the engine holds something against the query.
    /// </summary>
    public static ImmutableHashSet<string>? Of(BoundQuery query)
    {
        if (query.Diagnostics.Any(one => one.Severity == "Error"))
            return null;
        var names = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var node in query.Root.DescendantsAndSelf())
        {
            if (Wildcards.Contains(node.Kind, StringComparer.Ordinal) || node.Kind.Contains("Wildcard", StringComparison.Ordinal) || HidesTables(node))
                return null;
            if (node.ReferencedSymbol is TableSymbol { IsDeclared: true, Name.Length: > 0 } table)
                names.Add(table.Name);
            else if (node.ReferencedSymbol is TableSymbol { IsDeclared: false, Name.Length: > 0 })
                return null;
        }
        return names.ToImmutable();
    }

    private static bool HidesTables(SyntaxNode node) => node.ReferencedSymbol switch
    {
        FunctionSymbol { Origin: FunctionOrigin.Database } => true,
        FunctionSymbol { Origin: FunctionOrigin.BuiltIn, Name: "table" or "database" or "cluster" or "workspace" or "app" or "adx" or "arg" or "resource" } => true,
        _ => false,
    };
}
