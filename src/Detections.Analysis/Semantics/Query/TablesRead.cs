using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Query;

/// <summary>The tables a query reads, where all of them are known.</summary>
internal static class TablesRead
{
    private static readonly string[] Wildcards = ["SearchOperator", "FindOperator"];
    private static readonly string[] Doors = ["table", "database", "cluster", "workspace", "app", "adx", "arg", "resource"];

    // Asks a service of Defender XDR about the rows piped in.
    private static readonly string[] ReadNoTable = ["FileProfile"];

    /// <summary>
    /// The tables, each once, in the order of the text; or null where there may be others: behind functions of the workspace, wildcards,
    /// <c>search</c>, <c>table("...")</c> and names nobody declared; and where the engine holds something against the query.
    /// </summary>
    public static ImmutableArray<TableSymbol>? Of(QueryContext query)
    {
        if (query.Findings.HaveErrors || query.Findings.Diagnostics(EngineFinding.UndeclaredTable).Any() || query.Findings.Diagnostics(EngineFinding.UndeclaredFunction).Any())
            return null;
        var tables = ImmutableArray.CreateBuilder<TableSymbol>();
        foreach (var node in query.Bound.Root.DescendantsAndSelf())
        {
            if (HidesTables(node))
                return null;
            if (node.ReferencedSymbol is not TableSymbol { Name.Length: > 0 } table)
                continue;
            if (!table.IsDeclared)
                return null;
            if (!tables.Contains(table))
                tables.Add(table);
        }
        return tables.ToImmutable();
    }

    /// <summary>Whether a node stands for whatever has a name of some form: <c>Failed*</c>, <c>search</c>.</summary>
    public static bool IsWildcard(SyntaxNode node) =>
        Wildcards.Contains(node.Kind, StringComparer.Ordinal) || node.Kind.Contains("Wildcard", StringComparison.Ordinal);

    private static bool HidesTables(SyntaxNode node) =>
        IsWildcard(node)
        || node.ReferencedSymbol switch
        {
            FunctionSymbol { Origin: FunctionOrigin.Database } function => !ReadNoTable.Contains(function.Name, StringComparer.Ordinal),
            FunctionSymbol { Origin: FunctionOrigin.BuiltIn } function => Doors.Contains(function.Name, StringComparer.Ordinal),
            _ => false,
        };
}
