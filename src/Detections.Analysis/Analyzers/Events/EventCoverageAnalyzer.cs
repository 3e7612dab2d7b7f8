using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Events;
using Detections.Analysis.Text;

namespace Detections.Analysis.Analyzers.Events;

/// <summary>Compares the event tables of a document with what its queries read.</summary>
internal abstract class EventCoverageAnalyzer : DetectionAnalyzer
{
    public sealed override void AnalyzeRule(RuleContext context)
    {
        if (!context.Events.Declarations.IsEmpty && context.Reads is { } reads)
            Analyze(context, reads);
    }

    protected abstract void Analyze(RuleContext context, RuleReads reads);

    /// <summary>Reports rows that are missing, at the head of the column they belong into, each with the fix that adds them all.</summary>
    protected static void ReportMissing(RuleContext context, ImmutableArray<DerivedRow> rows, DiagnosticDescriptor descriptor)
    {
        if (rows.IsEmpty)
            return;
        var declaration = context.Events.Declarations[0];
        var edits = EventTableEdits.Add(context.File, declaration, rows, context.Knowledge.Events.RowOrder);
        var fix = edits.IsEmpty ? null : new DiagnosticFix("Add the missing rows", edits, FixSafety.Safe);
        foreach (var row in rows)
        {
            var query = context.Queries[row.Query];
            context.Report(descriptor.At(context.Locate(HeadOf(declaration).Span), EventCell.Write(row.Key), row.Key.Provider, $"add {Describe(declaration.Form, row)}") with
            {
                Related = [new RelatedLocation(query.Locate(row.Place), "read here")],
                Fix = fix,
            });
        }
    }

    // A row as pages have it; what stands in the other columns of other tables, only their author knows.
    private static string Describe(EventTableForm form, DerivedRow row) => (form, row.Title) switch
    {
        (not EventTableForm.Providers, _) => "a row for it",
        (_, { } title) => $"the row '| {row.Key.Provider} | {EventCell.Write(row.Key)} | {title} |'",
        _ => $"the row '| {row.Key.Provider} | {EventCell.Write(row.Key)} |'",
    };

    private static Located<string> HeadOf(EventDeclaration declaration) => declaration.Table.Header[declaration.Form switch
    {
        EventTableForm.Providers => 1,
        EventTableForm.TablesOfProviders => 2,
        _ => 0,
    }];
}
