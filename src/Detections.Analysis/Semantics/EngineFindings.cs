using System.Collections.Frozen;
using System.Collections.Immutable;
using Detections.Kusto;
using Detections.Kusto.Schema;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics;

/// <summary>What the diagnostics of the engine mean. Decided here, once, for all analyzers that read them.</summary>
internal sealed class EngineFindings
{
    // Functions of the platform that read the columns piped in as their arguments. The engine binds arguments of
    // 'invoke' outside of the row, so it does not find these columns there.
    private static readonly string[] TakesColumns = ["FileProfile"];

    // These are other names of parse_json, which hands back what is dynamic already; the engine asks them for a text.
    // https://learn.microsoft.com/kusto/query/parse-json-function
    private static readonly string[] NamesOfParseJson = ["todynamic", "toobject", "parsejson"];

    private static readonly string[] SyntaxFaults = ["KS001", "KS002", "KS003", "KS004", "KS005", "KS006", "KS174", "KS176", "KS198"];

    private readonly BoundQuery _query;
    private readonly SchemaSubset _schema;
    private readonly KustoDiagnostic? _firstSyntaxFault;
    private readonly FrozenSet<TextSpan> _unknownNames;
    private readonly FrozenSet<TextSpan> _unknownFunctions;

    public EngineFindings(BoundQuery query, SchemaSubset schema)
    {
        _query = query;
        _schema = schema;
        _firstSyntaxFault = query.Diagnostics.Where(one => SyntaxFaults.Contains(one.Code, StringComparer.Ordinal)).MinBy(one => one.Span.Start);
        _unknownNames = SpansOf("KS142");
        _unknownFunctions = SpansOf("KS211");
    }

    /// <summary>Whether the engine read the query to its end and bound its names; otherwise parts of the tree are a guess.</summary>
    public static bool IsUnderstood(BoundQuery query) =>
        !query.Diagnostics.Any(one => SyntaxFaults.Contains(one.Code, StringComparer.Ordinal) || one.Code is "KS244" or "KS245");

    /// <summary>The engine's diagnostics that mean <paramref name="finding"/>, in its order.</summary>
    public IEnumerable<KustoDiagnostic> Diagnostics(EngineFinding finding) => Classified.Where(one => one.Meaning == finding).Select(one => one.Diagnostic);

    /// <summary>The advice of Kusto's own analyzers that can be held against the query, in their order.</summary>
    public IEnumerable<KustoDiagnostic> Advice() => _query.Advice.Where(one => Classify(one) == EngineFinding.Fault);

    /// <summary>Whether the engine holds an error against the query, so that what it makes of the query is a guess.</summary>
    public bool HaveErrors => Classified.Any(one => one.Meaning == EngineFinding.NotBound || one is { Meaning: EngineFinding.Fault, Diagnostic.Severity: "Error" });

    /// <summary>The name of the table or function a diagnostic stands on, without the quotes and brackets it is written with.</summary>
    public string NameAt(KustoDiagnostic diagnostic) =>
        _query.Text.AsSpan(diagnostic.Span.Start, diagnostic.Span.Length).Trim("[] ").Trim("'\"").ToString();

    // Nearly every analyzer asks, and to find the node of each takes long where there are many.
    private ImmutableArray<(KustoDiagnostic Diagnostic, EngineFinding Meaning)> Classified =>
        field.IsDefault ? field = [.. UnplacedFindings.Place(_query).Select(one => (one, Classify(one)))] : field;

    private EngineFinding Classify(KustoDiagnostic diagnostic)
    {
        if (FollowsSyntaxFault(diagnostic))
            return EngineFinding.NoFault;
        switch (diagnostic.Code)
        {
            case "KS204":
            case "KS205":
                return EngineFinding.UndeclaredTable;
            case "KS211" when IsTabularCall(diagnostic.Span):
                return EngineFinding.UndeclaredFunction;
            case "KS142" when IsColumnPipedIntoFunction(diagnostic.Span):
                return EngineFinding.NoFault;
            // Of a name it does not know the engine knows no type either, and tells both.
            case "KS107" when _unknownNames.Contains(diagnostic.Span):
            case "KS109" when _unknownNames.Contains(diagnostic.Span):
                return EngineFinding.NoFault;
            case "KS107" when IsParsedAgain(diagnostic.Span):
                return EngineFinding.NoFault;
            case "KS108" when IsColumnNobodyLists(diagnostic.Span):
                return EngineFinding.NoFault;
            case "KS196" when IsArgumentOfUnknownSignature(diagnostic.Span):
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

    private FrozenSet<TextSpan> SpansOf(string code) => _query.Diagnostics.Where(one => one.Code == code).Select(one => one.Span).ToFrozenSet();

    // Where the grammar ends the engine guesses how to go on. What it says from there on is about its guess, and what it says
    // of the word right before as well: of a sentence behind a query the first word is read as a name.
    private bool FollowsSyntaxFault(KustoDiagnostic diagnostic)
    {
        if (_firstSyntaxFault is not { } fault || ReferenceEquals(diagnostic, fault))
            return false;
        var end = diagnostic.Span.End;
        return end >= fault.Span.Start || _query.Text.AsSpan(end, fault.Span.Start - end).IsWhiteSpace();
    }

    private bool IsTabularCall(TextSpan span)
    {
        var name = NodeAt(span);
        return name.ResultType is TableSymbol || CallAround(name)?.ResultType is TableSymbol;
    }

    // What a function nobody declared takes is not known.
    private bool IsColumnPipedIntoFunction(TextSpan span)
    {
        var name = NodeAt(span);
        var call = name.Ancestors().FirstOrDefault(ancestor => ancestor.Parent?.Kind == SyntaxKinds.InvokeOperator);
        if (call?.Node("Name") is not { } function)
            return false;
        if (!TakesColumns.Contains(function.Text, StringComparer.Ordinal) && !_unknownFunctions.Contains(function.Span))
            return false;
        return PipedInto(call.Parent!) is { } input
            && (input.IsOpen || input.Columns.Any(column => string.Equals(column.Name, name.Text, StringComparison.Ordinal)));
    }

    // Where the rows piped in may have columns nobody lists, a name that is also a table (Operation) may be such a
    // column; the engine takes it for the table.
    private bool IsColumnNobodyLists(TextSpan span)
    {
        var name = NodeAt(span);
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

    private bool IsArgumentOfUnknownSignature(TextSpan span)
    {
        var called = CallAround(NodeAt(span))?.Node("Name")?.Text;
        return _schema.Functions.Any(function => function.AcceptsAnyArguments && string.Equals(function.Name, called, StringComparison.Ordinal));
    }

    private bool IsParsedAgain(TextSpan span)
    {
        var argument = NodeAt(span);
        return argument.ResultType is ScalarSymbol { Name: "dynamic" }
            && argument.Parent is { } parent && CallAround(parent)?.Node("Name")?.Text is { } called
            && NamesOfParseJson.Contains(called, StringComparer.Ordinal);
    }

    // Below a reference stands its token's node, which is not bound.
    private SyntaxNode NodeAt(TextSpan span)
    {
        var smallest = _query.Root.FindNode(span);
        return smallest.Ancestors().Prepend(smallest).FirstOrDefault(node => node.Kind == SyntaxKinds.NameReference) ?? smallest;
    }

    private static SyntaxNode? CallAround(SyntaxNode node) =>
        node.Ancestors().Prepend(node).FirstOrDefault(ancestor => ancestor.Kind == SyntaxKinds.FunctionCallExpression);
}
