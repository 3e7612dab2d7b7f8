using Detections.Kusto;
using Detections.Kusto.Schema;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics;

/// <summary>What a diagnostic of the engine means for a detection rule. Decided here, once, for all analyzers that read them.</summary>
internal enum EngineFinding
{
    /// <summary>A fault of the query: reported as Kusto says it.</summary>
    Fault,

    /// <summary>A table no schema declares. The engine goes on with an open one, so nothing false follows.</summary>
    UndeclaredTable,

    /// <summary>A tabular function no schema declares. The engine goes on with an open result.</summary>
    UndeclaredFunction,

    /// <summary>The query is too deep or too long for the engine to bind.</summary>
    NotBound,

    /// <summary>Nothing that can be held against the query.</summary>
    NoFault,
}

internal static class EngineFindings
{
    // Functions of the platform that read the columns piped in as their arguments. The engine binds arguments of
    // 'invoke' outside of the row, so it does not find these columns there.
    private static readonly string[] TakesColumns = ["FileProfile"];

    /// <summary>What <paramref name="diagnostic"/> means in <paramref name="query"/>.</summary>
    public static EngineFinding Classify(KustoDiagnostic diagnostic, BoundQuery query, SchemaSubset schema)
    {
        if (FollowsSyntaxError(diagnostic, query))
            return EngineFinding.NoFault;

        switch (diagnostic.Code)
        {
            case "KS204":
            case "KS205":
                return EngineFinding.UndeclaredTable;
            case "KS211" when IsTabularCall(diagnostic.Span, query):
                return EngineFinding.UndeclaredFunction;
            case "KS142" when IsColumnPipedIntoPlatformFunction(diagnostic.Span, query):
                return EngineFinding.NoFault;
            case "KS108" when IsColumnNobodyLists(diagnostic.Span, query):
                return EngineFinding.NoFault;
            case "KS196" when IsArgumentOfUnknownSignature(diagnostic.Span, query, schema):
                return EngineFinding.NoFault;
            case "KS244":
            case "KS245":
                return EngineFinding.NotBound;
            // Clusters, databases and stored objects outside of the workspace, which no schema here can declare.
            case "KS207":
            case "KS208":
            case "KS209":
            case "KS210":
            case "KS247":
            case "KS248":
            case "KS260":
            case "KS261":
            case "KS262":
            case "KS263":
                return EngineFinding.NoFault;
            // The engine's own trouble with one of its analyzers.
            case "KS203":
            // Faults in a called function: those of a 'let' are told where they are, and those of a declared one may be
            // any of the kinds above.
            case "KS512":
                return EngineFinding.NoFault;
            default:
                return EngineFinding.Fault;
        }
    }

    // Behind broken syntax the engine binds what is left as best it can; what it says of that goes away with the syntax
    // error. The C# compiler holds it the same way.
    private static bool FollowsSyntaxError(KustoDiagnostic diagnostic, BoundQuery query) =>
        !IsSyntaxError(diagnostic) && query.Diagnostics.Any(other => IsSyntaxError(other) && other.Span.Start <= diagnostic.Span.Start);

    private static bool IsSyntaxError(KustoDiagnostic diagnostic) => diagnostic.Code.StartsWith("KS00", StringComparison.Ordinal);

    private static bool IsTabularCall(TextSpan span, BoundQuery query)
    {
        var name = NameAt(span, query);
        return name.ResultType is TableSymbol || CallAround(name)?.ResultType is TableSymbol;
    }

    private static bool IsColumnPipedIntoPlatformFunction(TextSpan span, BoundQuery query)
    {
        var name = NameAt(span, query);
        var call = CallAround(name);
        if (call?.Parent is not { Kind: SyntaxKinds.InvokeOperator } invoke || !TakesColumns.Contains(call.Node("Name")?.Text, StringComparer.Ordinal))
            return false;
        return PipedInto(invoke) is { } input
            && (input.IsOpen || input.Columns.Any(column => string.Equals(column.Name, name.Text, StringComparison.Ordinal)));
    }

    // Where the rows piped in may have columns nobody lists, a name that is also a table (Operation) may be such a
    // column; the engine takes it for the table.
    private static bool IsColumnNobodyLists(TextSpan span, BoundQuery query)
    {
        var name = NameAt(span, query);
        return name.ResultType is TableSymbol && PipedInto(name) is { IsOpen: true };
    }

    /// <summary>The rows piped into the operator around a node; null where there are none.</summary>
    private static TableSymbol? PipedInto(SyntaxNode node)
    {
        var inside = node;
        foreach (var ancestor in node.Ancestors())
        {
            if (ancestor.Kind == SyntaxKinds.PipeExpression && ReferenceEquals(ancestor.Node("Operator"), inside))
                return ancestor.Node("Expression")?.ResultType as TableSymbol;
            inside = ancestor;
        }
        return null;
    }

    private static bool IsArgumentOfUnknownSignature(TextSpan span, BoundQuery query, SchemaSubset schema)
    {
        var called = CallAround(NameAt(span, query))?.Node("Name")?.Text;
        return schema.Functions.Any(function => function.AcceptsAnyArguments && string.Equals(function.Name, called, StringComparison.Ordinal));
    }

    // Below a reference stands its token's node, which is not bound.
    private static SyntaxNode NameAt(TextSpan span, BoundQuery query)
    {
        var smallest = query.Root.FindNode(span);
        return smallest.Ancestors().Prepend(smallest).FirstOrDefault(node => node.Kind == SyntaxKinds.NameReference) ?? smallest;
    }

    private static SyntaxNode? CallAround(SyntaxNode node) =>
        node.Ancestors().Prepend(node).FirstOrDefault(ancestor => ancestor.Kind == SyntaxKinds.FunctionCallExpression);
}
