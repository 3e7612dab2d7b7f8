using System.Collections.Immutable;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Catalog.Reading;

/// <summary>Takes an operator apart into what it says by itself and what it lists.</summary>
internal static class StageMeaning
{
    // The order in these lists changes neither rows nor values.
    private static readonly string[] Lists =
        [SyntaxKinds.ExtendOperator, SyntaxKinds.ProjectOperator, SyntaxKinds.ProjectAwayOperator, SyntaxKinds.ProjectKeepOperator, SyntaxKinds.ProjectRenameOperator, SyntaxKinds.DistinctOperator];

    /// <summary>As <see cref="CatalogStage.Meaning"/>.</summary>
    public static ImmutableArray<string> Of(SyntaxNode stage, ResolvedText texts) => stage.Kind switch
    {
        SyntaxKinds.SummarizeOperator => [HeadOf(stage, texts), .. stage.Items("Aggregates").Select(texts.Of), .. (stage.Node("ByClause")?.Items("Expressions") ?? []).Select(group => ByPrefix + texts.Of(group))],
        SyntaxKinds.JoinOperator or SyntaxKinds.LookupOperator => [HeadOf(stage, texts), .. ((stage.Node("ConditionClause") ?? stage.Node("LookupClause"))?.Items("Expressions") ?? []).Select(key => "on " + texts.Of(key))],
        // What it takes in are the inputs of the stage.
        SyntaxKinds.UnionOperator => [HeadOf(stage, texts)],
        var kind when Lists.Contains(kind, StringComparer.Ordinal) && stage.Node("Expressions") is not null => [HeadOf(stage, texts), .. stage.Items("Expressions").Select(texts.Of)],
        _ => [texts.Of(stage)],
    };

    /// <summary>What an item of a <c>summarize</c> starts with that is one of its groups.</summary>
    public const string ByPrefix = "by ";

    /// <summary>How a join or lookup joins, the default where it does not say; null for other operators.</summary>
    public static string? JoinKindOf(SyntaxNode stage) => stage.Kind switch
    {
        SyntaxKinds.JoinOperator => stage.Parameter("kind") ?? "innerunique",
        SyntaxKinds.LookupOperator => stage.Parameter("kind") ?? "leftouter",
        _ => null,
    };

    private static string HeadOf(SyntaxNode stage, ResolvedText texts)
    {
        var joinKind = JoinKindOf(stage);
        // A hint says how the work is done, and nothing about what comes out.
        var parameters = stage.Items("Parameters").Select(texts.Of)
            .Where(parameter => !parameter.StartsWith("hint.", StringComparison.Ordinal) && (joinKind is null || !parameter.StartsWith("kind ", StringComparison.Ordinal)));
        return string.Join(' ', parameters.Order(StringComparer.Ordinal).Prepend(joinKind is null ? stage.Keyword.Text : $"{stage.Keyword.Text} kind={joinKind}"));
    }
}
