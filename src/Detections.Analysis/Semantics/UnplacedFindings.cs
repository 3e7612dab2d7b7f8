using System.Collections.Immutable;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics;

/// <summary>The place of what the engine says without one: it forgets that of join keys whose types differ (KS242).</summary>
internal static class UnplacedFindings
{
    /// <summary>The engine's diagnostics in their order, each at its place as far as there is one.</summary>
    public static ImmutableArray<KustoDiagnostic> Place(BoundQuery query)
    {
        if (!query.Diagnostics.Any(IsUnplaced))
            return query.Diagnostics;
        var pairs = query.Root.DescendantsAndSelf()
            .Where(node => node.Kind is SyntaxKinds.JoinOperator or SyntaxKinds.LookupOperator)
            .SelectMany(join => (join.Node("ConditionClause") ?? join.Node("LookupClause"))?.Items("Expressions") ?? [])
            .ToList();
        var placed = ImmutableArray.CreateBuilder<KustoDiagnostic>();
        foreach (var one in query.Diagnostics)
        {
            var pair = IsUnplaced(one) ? pairs.Find(pair => Names(one, pair)) : null;
            if (pair is not null)
                pairs.Remove(pair);
            placed.Add(pair is null ? one : one with { Span = pair.Span });
        }
        return placed.ToImmutable();
    }

    private static bool IsUnplaced(KustoDiagnostic diagnostic) => diagnostic is { Code: "KS242", Span.Length: 0 };

    private static bool Names(KustoDiagnostic diagnostic, SyntaxNode pair) =>
        pair.Node("Left")?.ResultType is { } left
        && pair.Node("Right")?.ResultType is { } right
        && left != right
        && (diagnostic.Message.Contains($"({left.Name}, {right.Name})", StringComparison.Ordinal) || diagnostic.Message.Contains($"({right.Name}, {left.Name})", StringComparison.Ordinal));
}
