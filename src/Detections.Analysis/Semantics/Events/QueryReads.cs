using System.Collections.Immutable;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Semantics.Events.Flow;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Events;

/// <summary>What a query reads.</summary>
/// <param name="Sources">Its sources that reach the result, or a filter of it, in the order of the text.</param>
/// <param name="Comparisons">The literals it compares with columns that tell events, each once, in the order of the text.</param>
internal sealed record QueryReads(ImmutableArray<SourceRead> Sources, ImmutableArray<EventComparison> Comparisons)
{
    /// <summary>Follows a query. Of what cannot be followed a source of <see cref="EventSourceKind.Unknown"/> tells.</summary>
    public static QueryReads Of(BoundQuery query, LetBindings bindings, EventKnowledge knowledge)
    {
        if (!EngineFindings.IsUnderstood(query))
            return Unknown(query);
        var constants = new ConstantTexts(bindings);
        var recorder = new ReadRecorder(constants);
        var reader = new TabularReader(knowledge, bindings, constants, recorder);
        var results = query.Root.Items("Statements").Where(statement => statement.Kind == SyntaxKinds.ExpressionStatement).Select(statement => statement.Node("Expression")).OfType<SyntaxNode>().ToList();
        if (results.Count == 0)
            return Unknown(query);
        foreach (var result in results)
            recorder.End(reader.Read(result, CallFrame.Query, input: null));
        var sources = recorder.Reads;
        foreach (var binding in bindings.All)
            reader.ReadUnused(binding);
        return new QueryReads(sources, recorder.Comparisons);
    }

    private static QueryReads Unknown(BoundQuery query) => new(
        [new SourceRead(new EventSource("", query.Root.Span, EventSourceKind.Unknown, Table: null), new EventReach(EventRegion.Everything, IsOpen: true))], []);
}
