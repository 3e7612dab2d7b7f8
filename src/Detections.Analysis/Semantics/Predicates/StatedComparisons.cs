using System.Collections.Immutable;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Predicates;

/// <summary>The comparisons of a query with values that it states, wherever they stand: in conditions, in <c>iff</c>, in <c>countif</c>.</summary>
internal static class StatedComparisons
{
    /// <summary>In the order of the text. What a parameter of a function stands for is not asked: it may be called with others.</summary>
    public static ImmutableArray<Comparison> In(SyntaxNode root, LetBindings bindings)
    {
        var constants = new ConstantTexts(bindings);
        return [.. root.DescendantsAndSelf().Select(node => Comparison.Of(node, CallFrame.Query, constants)).OfType<Comparison>()];
    }
}
