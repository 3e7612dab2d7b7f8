using System.Collections.Frozen;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Output;

/// <summary>
/// Whether the engine knows all columns of a result. Stricter than its own <see cref="TableSymbol.IsOpen"/> where that is lost
/// (<c>evaluate</c>), and less strict behind an operator that names every column it returns (<c>project</c>).
/// </summary>
internal static class KnownColumns
{
    /// <summary>Return what they name, whatever goes in, as long as they do not name a star.</summary>
    private static readonly FrozenSet<string> NameTheirColumns = new[]
    {
        SyntaxKinds.CountOperator, SyntaxKinds.DistinctOperator, SyntaxKinds.EvaluateOperator, SyntaxKinds.MakeSeriesOperator,
        SyntaxKinds.ProjectOperator, SyntaxKinds.SampleDistinctOperator, SyntaxKinds.SummarizeOperator,
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Return what goes in, changed in a way that the query states.</summary>
    private static readonly FrozenSet<string> ChangeTheirInput = new[]
    {
        SyntaxKinds.AsOperator, SyntaxKinds.ExtendOperator, SyntaxKinds.FilterOperator, SyntaxKinds.JoinOperator, SyntaxKinds.LookupOperator,
        SyntaxKinds.MvExpandOperator, SyntaxKinds.ParseKvOperator, SyntaxKinds.ParseOperator, SyntaxKinds.ParseWhereOperator,
        SyntaxKinds.ProjectAwayOperator, SyntaxKinds.ProjectKeepOperator, SyntaxKinds.ProjectRenameOperator, SyntaxKinds.ProjectReorderOperator,
        SyntaxKinds.RenderOperator, SyntaxKinds.SampleOperator, SyntaxKinds.SerializeOperator, SyntaxKinds.SortOperator, SyntaxKinds.TakeOperator,
        SyntaxKinds.TopOperator, SyntaxKinds.UnionOperator,
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Do the same with a function or a subquery, of which only the engine knows what it returns.</summary>
    private static readonly FrozenSet<string> Call = new[] { SyntaxKinds.InvokeOperator, SyntaxKinds.MvApplyOperator }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Sources that state their own columns.</summary>
    private static readonly FrozenSet<string> StateTheirColumns = new[]
    {
        SyntaxKinds.DataTableExpression, SyntaxKinds.ExternalDataExpression, SyntaxKinds.PrintOperator, SyntaxKinds.RangeOperator,
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool AreIn(ResultRows rows)
    {
        var pending = new Stack<SyntaxNode>();
        var seen = new HashSet<SyntaxNode>();
        pending.Push(rows.Result!);
        while (pending.TryPop(out var node))
        {
            if (!seen.Add(node) || NamesItsColumns(node))
                continue;
            var inputs = rows.Inputs(node).ToList();
            if (inputs.Count == 0 ? !IsKnownSource(node) : !PassesOn(node))
                return false;
            inputs.ForEach(pending.Push);
        }
        return true;
    }

    private static bool NamesItsColumns(SyntaxNode node) =>
        StateTheirColumns.Contains(node.Kind)
        || (node.Kind == SyntaxKinds.PipeExpression
            && node.Node("Operator") is { } stage
            && NameTheirColumns.Contains(stage.Kind)
            && (stage.Kind != SyntaxKinds.EvaluateOperator || stage.Node("Schema") is not null)
            && !HasStar(stage));

    private static bool PassesOn(SyntaxNode node)
    {
        if (node.Kind != SyntaxKinds.PipeExpression)
            return true;
        return node.Node("Operator") is { } stage
            && (ChangeTheirInput.Contains(stage.Kind)
                || (NameTheirColumns.Contains(stage.Kind) && stage.Kind != SyntaxKinds.EvaluateOperator)
                || (Call.Contains(stage.Kind) && node.ResultType is TableSymbol { IsOpen: false }));
    }

    private static bool IsKnownSource(SyntaxNode node) => node switch
    {
        { Kind: SyntaxKinds.FunctionCallExpression, ReferencedSymbol: FunctionSymbol { Origin: FunctionOrigin.Database } } =>
            node.ResultType is TableSymbol { IsOpen: false },
        _ => node.ResultType is TableSymbol { IsOpen: false, IsDeclared: true },
    };

    // The star of 'evaluate ... : (*, Name: string)' is a token and no expression.
    private static bool HasStar(SyntaxNode stage) => stage.Kind == SyntaxKinds.EvaluateOperator
        ? stage.Node("Schema")!.Text.Contains('*', StringComparison.Ordinal)
        : stage.DescendantsAndSelf().Any(node => node.Kind == SyntaxKinds.StarExpression);
}
