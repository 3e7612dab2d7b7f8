using System.Collections.Immutable;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Query;

/// <summary>What the names that a query declares with <c>let</c> stand for.</summary>
internal sealed class LetBindings
{
    private readonly Dictionary<Symbol, LetBinding> _bindings = new(ReferenceEqualityComparer.Instance);

    public LetBindings(SyntaxNode root)
    {
        foreach (var node in root.DescendantsAndSelf())
        {
            if (node.Kind == SyntaxKinds.LetStatement && node.Node("Name") is { ReferencedSymbol: { } symbol } name && node.Node("Expression") is { } expression)
                _bindings[symbol] = new LetBinding(name, expression, node.Ancestors().FirstOrDefault(outer => outer.Kind == SyntaxKinds.FunctionDeclaration));
        }
    }

    /// <summary>All of them, in the order of the text.</summary>
    public ImmutableArray<LetBinding> All => field.IsDefault ? field = [.. _bindings.Values.OrderBy(binding => binding.Expression.Span.Start)] : field;

    /// <summary>What the symbol of a reference stands for; null where no <c>let</c> declares it.</summary>
    public LetBinding? Find(Symbol? symbol) => symbol is null ? null : _bindings.GetValueOrDefault(symbol);

    /// <summary>Those in whose expressions a node stands, the innermost first.</summary>
    public IEnumerable<LetBinding> Around(SyntaxNode node) => node.Ancestors()
        .Where(outer => outer.Kind == SyntaxKinds.LetStatement)
        .Select(statement => Find(statement.Node("Name")?.ReferencedSymbol))
        .OfType<LetBinding>()
        .Where(binding => binding.Expression.Span.Contains(node.Span));
}

/// <param name="Name">The name where it is declared.</param>
/// <param name="Expression">What the name stands for: an expression, or a function declaration.</param>
/// <param name="Function">The declaration of the function whose body holds the <c>let</c>; null for one of the query itself.</param>
internal sealed record LetBinding(SyntaxNode Name, SyntaxNode Expression, SyntaxNode? Function);
