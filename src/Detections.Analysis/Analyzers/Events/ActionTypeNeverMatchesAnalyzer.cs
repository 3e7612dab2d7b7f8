using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Semantics.Events;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Events;

/// <summary>Finds ActionTypes in another letter case under an operator for which letter case decides.</summary>
internal sealed class ActionTypeNeverMatchesAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ActionTypeNeverMatches,
        "ActionType never matches in this letter case",
        "The ActionType '{0}' never matches, for with '{1}' letter case decides; write '{2}', as the table {3} has it.",
        DiagnosticCategory.Events,
        DiagnosticSeverity.Warning,
        "The operator compares letter by letter, and the table has the ActionType in another letter case. Nothing is refused: the condition simply never holds.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        // Most queries do not name the column: what they read need not be followed for that, nor the knowledge be loaded.
        if (!context.Query.Text.Contains(EventTable.ActionType, StringComparison.Ordinal))
            return;
        foreach (var comparison in context.Reads.Comparisons.Where(one => one is { IsCaseSensitive: true, ComparesWhole: true, Role: EventColumnRole.Event }))
        {
            var known = comparison.Tables.Select(table => context.Knowledge.Events.FindEvent(EventProvider.NameOfTable(table.Name), comparison.Value)).ToList();
            if (known.TrueForAll(one => one is { IsConfirmed: true } && one.Key.Id != comparison.Value) && known.Select(one => one!.Key.Id).Distinct(StringComparer.Ordinal).ToArray() is [var right])
                Report(context, comparison, right);
        }
    }

    private static void Report(QueryContext context, EventComparison comparison, string right)
    {
        var tables = QuotedNames.Any(comparison.Tables.Select(table => table.Name));
        var at = context.Query.Text.IndexOf(comparison.Value, comparison.Span.Start, comparison.Span.Length, StringComparison.Ordinal);
        var edit = at < 0 ? null : context.Edit(new TextSpan(at, comparison.Value.Length), right);
        context.Report(Rule.At(context.Locate(comparison.Span), comparison.Value, comparison.Operator, right, tables) with
        {
            Fix = edit is null ? null : new DiagnosticFix($"Write '{right}'", [edit], FixSafety.Safe),
        });
    }
}
