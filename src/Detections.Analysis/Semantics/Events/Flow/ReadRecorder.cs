using System.Collections.Immutable;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Semantics.Predicates;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Events.Flow;

/// <summary>Gathers what the parts of a query read. A part that the query uses twice is met twice; what it says is told once.</summary>
internal sealed class ReadRecorder(ConstantTexts constants)
{
    private readonly Dictionary<EventSource, EventReach> _reads = [];
    private readonly Dictionary<(TextSpan Literal, TextSpan Comparison), LiteralUse> _literals = [];

    public ImmutableArray<SourceRead> Reads =>
        [.. _reads.Select(one => new SourceRead(one.Key, one.Value)).OrderBy(read => read.Source.Span.Start).ThenBy(read => read.Source.Table, StringComparer.Ordinal)];

    public ImmutableArray<EventComparison> Comparisons =>
        [.. _literals.Values.Where(use => use.IsSure && use.Tables.Count > 0).Select(use => use.ToComparison()).DistinctBy(one => one.Span).OrderBy(one => one.Span.Start)];

    /// <summary>The rows end here: what is left of their sources is what they let through.</summary>
    public void End(TabularFlow flow)
    {
        foreach (var one in flow.Shapes.SelectMany(shape => shape.Sources))
        {
            _reads[one.Source] = _reads.TryGetValue(one.Source, out var before)
                ? new EventReach(before.Region.Or(one.Region), before.IsOpen || one.IsOpen)
                : new EventReach(one.Region, one.IsOpen);
        }
    }

    /// <summary>Takes down the literals a node compares with a column that tells events.</summary>
    public void Compare(SyntaxNode node, TabularFlow flow, CallFrame frame)
    {
        if (Comparison.Of(node, frame, constants) is not { IsOfText: true } comparison)
            return;
        var origins = flow.Shapes.Select(shape => (shape, Origin: ColumnExpressions.Origin(comparison.Column, shape.Columns))).ToList();
        if (!origins.Exists(one => one.Origin is ColumnOrigin.Tells))
            return;
        foreach (var value in comparison.Values)
        {
            var key = (value.Span, node.Span);
            if (!_literals.TryGetValue(key, out var use))
                _literals.Add(key, use = new LiteralUse(comparison, value));
            foreach (var (shape, origin) in origins)
                use.Add(origin, shape);
        }
    }

    // A literal of a constant can be compared in several places, and each of them with the columns of several tables.
    private sealed class LiteralUse(Comparison comparison, ConstantText value)
    {
        private EventColumnRole _role;
        private bool _isFolded;

        public SortedDictionary<string, EventTable> Tables { get; } = new(StringComparer.Ordinal);

        public bool IsSure { get; private set; } = true;

        public void Add(ColumnOrigin origin, RowShape shape)
        {
            if (origin is ColumnOrigin.Tells tells && shape.Sources[tells.Source].Source.EventTable is { } table)
            {
                IsSure &= Tables.Count == 0 || _role == tells.Role;
                _role = tells.Role;
                _isFolded |= tells.IsFolded;
                Tables[table.Name] = table;
            }
            else if (origin != ColumnOrigin.Absent)
                IsSure = false;
        }

        public EventComparison ToComparison() =>
            new([.. Tables.Values], _role, comparison.Operator, value.Text, value.Span, comparison.IsCaseSensitive && !_isFolded);
    }
}
