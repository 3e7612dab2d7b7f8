using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Attack;
using Detections.Analysis.Semantics.Events;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Events;

/// <summary>Finds pages of rules without an event table whose queries read events that would stand in one.</summary>
internal sealed class EventTableIsMissingAnalyzer : DetectionAnalyzer
{
    /// <summary>How many rows the message names.</summary>
    private const int MostRows = 3;

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.EventTableIsMissing,
        "Event table is missing",
        "The document does not say which events its query reads; add a table '| Provider | Event/ActionType | Title |' with {0}.",
        DiagnosticCategory.Events,
        DiagnosticSeverity.Suggestion,
        "A table of the events a rule reads tells what has to be collected for it, and is checked against the query from then on. Only documents with a table of tactics and their techniques are asked for it: so is the page of a rule written.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context)
    {
        if (context.Rule is not { Kind: RuleKind.Document, Title: { } title } || !context.Events.Declarations.IsEmpty || !context.Rule.Tables.Any(AttackTables.IsOfPage))
            return;
        var mentions = new EventMentions(context.File, context.Rule);
        if (mentions.AreInTable)
            return;
        var rows = context.Reads?.Rows.Where(row => row.Need == RowNeed.Required).ToList();
        if (rows is not { Count: > 0 } || rows.TrueForAll(row => mentions.IsInText(row.Key)))
            return;
        var named = QuotedNames.All([.. rows.Select(row => $"{row.Key.Provider} {EventCell.Write(row.Key)}")], MostRows);
        context.Report(Rule.At(context.Locate(title.Span), named) with
        {
            Related = [.. rows.Select(row => new RelatedLocation(context.Queries[row.Query].Locate(row.Place), $"'{row.Key}' is read here"))],
        });
    }
}
