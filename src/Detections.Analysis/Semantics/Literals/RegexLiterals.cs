using Detections.Analysis.Analyzers;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Literals;

/// <summary>The places of a query that take a regular expression, as far as the query states it.</summary>
internal static class RegexLiterals
{
    /// <summary>Which argument of a function of Kusto is one.</summary>
    private static readonly Dictionary<string, int> Arguments = new(StringComparer.Ordinal)
    {
        ["extract"] = 0,
        ["extract_all"] = 0,
        ["extractall"] = 0,
        ["indexof_regex"] = 1,
        ["replace"] = 0,
        ["replace_regex"] = 1,
        ["trim"] = 0,
        ["trim_end"] = 0,
        ["trim_start"] = 0,
    };

    /// <summary>Each literal once, though a name may bring it to several places, in the order of the text.</summary>
    public static IEnumerable<ConstantText> In(QueryContext query)
    {
        var constants = new ConstantTexts(query.Lets);
        return query.Bound.Root.DescendantsAndSelf()
            .Select(RegexOf)
            .OfType<SyntaxNode>()
            .Select(regex => constants.Of(regex, CallFrame.Query))
            .Where(texts => texts is { Length: 1 })
            .Select(texts => texts!.Value[0])
            .Distinct()
            .OrderBy(text => text.Span.Start);
    }

    private static SyntaxNode? RegexOf(SyntaxNode node)
    {
        if (node.Kind == SyntaxKinds.MatchesRegexExpression)
            return node.Node("Right");
        return node.Kind == SyntaxKinds.FunctionCallExpression && node.Node("Name") is { ReferencedSymbol: FunctionSymbol { Origin: FunctionOrigin.BuiltIn } } name && Arguments.TryGetValue(name.NameText(), out var index)
            ? node.Arguments().ElementAtOrDefault(index)
            : null;
    }
}
