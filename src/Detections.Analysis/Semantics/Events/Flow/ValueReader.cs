using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Events.Flow;

/// <summary>Finds in the values of an operator the rows they ask for and the literals they compare with events.</summary>
internal sealed class ValueReader(TabularReader reader, LetBindings bindings, ReadRecorder recorder)
{
    // Parts of an operator that are no values but rows, which the operator reads itself.
    private static readonly string[] TabularSlots = [SyntaxKinds.FindInClause, SyntaxKinds.PartitionSubquery, SyntaxKinds.MvApplySubqueryExpression, SyntaxKinds.ForkExpression, SyntaxKinds.FacetWithExpressionClause, SyntaxKinds.FacetWithOperatorClause];
    private static readonly string[] TakesRows = [SyntaxKinds.UnionOperator, SyntaxKinds.JoinOperator, SyntaxKinds.LookupOperator, SyntaxKinds.InvokeOperator];

    private readonly HashSet<SyntaxNode> _read = new(ReferenceEqualityComparer.Instance);

    /// <summary>Reads the values of an operator that stands behind <paramref name="flow"/>.</summary>
    public void Read(SyntaxNode tabularOperator, TabularFlow flow, CallFrame frame)
    {
        var takesRows = TakesRows.Contains(tabularOperator.Kind, StringComparer.Ordinal);
        // The call of a plug-in is rows made of its arguments.
        var values = tabularOperator.Kind == SyntaxKinds.EvaluateOperator ? tabularOperator.Node("FunctionCall")?.Node("ArgumentList") ?? tabularOperator : tabularOperator;
        foreach (var node in values.PartsOfValue(part => TabularSlots.Contains(part.Kind, StringComparer.Ordinal)))
        {
            if (node == values)
                continue;
            if (!node.IsTabular)
                ReadValue(node, flow, frame);
            else if (!takesRows && !IsColumn(node))
                recorder.End(reader.Read(node, frame, input: null));
        }
    }

    // Where the columns are not known the engine takes a name that a table has for the table: in 'union * | where Operation == "x"'.
    private static bool IsColumn(SyntaxNode node) =>
        node is { Kind: SyntaxKinds.NameReference, ReferencedSymbol: TableSymbol }
        && !node.Ancestors().TakeWhile(outer => !outer.IsTabularOperator).Any(outer => outer.Kind is SyntaxKinds.ToScalarExpression or SyntaxKinds.InExpression or SyntaxKinds.NotInExpression or SyntaxKinds.InCsExpression or SyntaxKinds.NotInCsExpression
            or SyntaxKinds.HasAnyExpression or SyntaxKinds.HasAllExpression);

    private void ReadValue(SyntaxNode node, TabularFlow flow, CallFrame frame)
    {
        recorder.Compare(node, flow, frame);
        if (node.Kind != SyntaxKinds.NameReference || node.ReferencedSymbol is not (VariableSymbol or FunctionSymbol) || bindings.Find(node.ReferencedSymbol) is not { } binding)
            return;
        // A value the query computes, or a function that gives one: what it asks for is asked for once.
        if (!_read.Add(binding.Expression))
            return;
        foreach (var part in binding.Expression.PartsOfValue())
        {
            if (part.IsTabular)
                recorder.End(reader.Read(part, frame.Of(binding), input: null));
            else
                ReadValue(part, TabularFlow.WithoutSources, frame.Of(binding));
        }
    }
}
