using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Detections.Kusto.Engine;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Tests.Corpus;

/// <summary>Everything an analyzer can see of a query, as one text, hashed: equal for equal answers only.</summary>
internal static class BoundQueryText
{
    public static string Of(KustoResult result)
    {
        if (result is not KustoResult.Analyzed { Query: var query })
            return result.ToString();
        var text = new StringBuilder();
        foreach (var one in query.Diagnostics.Concat(query.Advice))
            text.Append(CultureInfo.InvariantCulture, $"{one.Code} {one.Severity} {one.Span} {one.Message} {string.Join(',', one.Candidates)}\n");
        foreach (var node in query.Root.DescendantsAndSelf())
            Write(node, text);
        text.Append(Of(query.ResultType));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Write(SyntaxNode node, StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"{node} {Of(node.ReferencedSymbol)} {Of(node.ResultType)} {node.Constant}");
        foreach (var child in node.Children)
            text.Append(' ').Append(child is SyntaxToken token ? token.ToString() : child is null ? "none" : "node");
        text.Append('\n');
    }

    private static string Of(Symbol? symbol) => symbol switch
    {
        null => "none",
        TableSymbol table => $"{table} {table.IsOpen} {table.IsDeclared} ({string.Join(',', table.Columns.Select(Of))})",
        TupleSymbol tuple => $"{tuple} ({string.Join(',', tuple.Columns.Select(Of))})",
        ColumnSymbol column => $"{column}: {column.Type} of {column.Table} from ({string.Join(',', column.Originals)})",
        FunctionSymbol function => $"{function} {function.Origin}",
        VariableSymbol variable => $"{variable}: {variable.Type}",
        ParameterSymbol parameter => $"{parameter}: {parameter.Type}",
        _ => symbol.ToString(),
    };
}
