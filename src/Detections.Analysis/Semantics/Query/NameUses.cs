using System.Text.RegularExpressions;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Query;

/// <summary>Where a query refers to names, in the order of the text. Declarations are none of these places.</summary>
internal sealed partial class NameUses
{
    private readonly ILookup<Symbol, SyntaxNode> _bySymbol;
    private readonly ILookup<string, SyntaxNode> _byName;
    private readonly HashSet<string> _wordsOfComments;

    public NameUses(SyntaxNode root)
    {
        var references = root.DescendantsAndSelf().Where(node => node.Kind == SyntaxKinds.NameReference && !IsSelector(node)).ToList();
        _bySymbol = references.Where(node => node.ReferencedSymbol is not null).ToLookup(node => node.ReferencedSymbol!, (IEqualityComparer<Symbol>)ReferenceEqualityComparer.Instance);
        var comments = TokensOf(root).Select(token => token.LeadingTrivia).Where(trivia => trivia.Contains("//", StringComparison.Ordinal));
        _wordsOfComments = comments.SelectMany(WordsOf).ToHashSet(StringComparer.Ordinal);
        _byName = references.ToLookup(node => node.NameText(), StringComparer.Ordinal);
    }

    /// <summary>The places that mean this and nothing else of the same name.</summary>
    public IEnumerable<SyntaxNode> Of(Symbol symbol) => _bySymbol[symbol];

    /// <summary>The places that say the name, whatever it means there.</summary>
    public IEnumerable<SyntaxNode> Named(string name) => _byName[name];

    /// <summary>Whether a comment says the name: it may hold a condition for which the name is kept.</summary>
    public bool IsInComment(string name) => WordsOf(name).All(_wordsOfComments.Contains);

    // A name in brackets can be of several: ['Failed logons'].
    private static IEnumerable<string> WordsOf(string text) => Word().Matches(text).Select(word => word.Value);

    private static IEnumerable<SyntaxToken> TokensOf(SyntaxNode root) => root.DescendantsAndSelf().SelectMany(node => node.Children.OfType<SyntaxToken>());

    // The part of a dynamic value, which no declaration can give a meaning: target.displayName.
    private static bool IsSelector(SyntaxNode name) => name.Parent is { Kind: SyntaxKinds.PathExpression } path && path.Node("Selector") == name;

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
