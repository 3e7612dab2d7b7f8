using System.Collections.Immutable;
using Detections.Analysis.Knowledge;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Semantics.Events;

/// <summary>Reads the event tables of a rule document. What a table is, its header says; any other table is left alone.</summary>
internal static class EventTables
{
    public static IEnumerable<EventDeclaration> Read(SourceText file, ImmutableArray<RuleTable> tables, DetectionKnowledge knowledge) =>
        from table in tables
        let form = FormOf(table.Header)
        where form is not null
        select new EventDeclaration(form.Value, table, [.. table.Rows.Where(row => !row.IsEmpty).Select(row => ReadRow(file, form.Value, row, knowledge.Events))]);

    private static EventTableForm? FormOf(ImmutableArray<Located<string>> header) => header.Select(cell => LooseName.Of(cell.Value)).ToArray() switch
    {
        ["provider", "event" or "eventid" or "actiontype" or "eventactiontype" or "eventidactiontype"] => EventTableForm.Providers,
        ["provider", "event" or "eventid" or "actiontype" or "eventactiontype" or "eventidactiontype", "title"] => EventTableForm.Providers,
        ["logprovider", "tablename", "eventid", "eventname", ..] => EventTableForm.TablesOfProviders,
        ["eventid", "eventname", "logprovider", ..] => EventTableForm.EventsFirst,
        _ => null,
    };

    private static EventRow ReadRow(SourceText file, EventTableForm form, ImmutableArray<Located<string>> row, EventKnowledge knowledge)
    {
        var (provider, id, title, others) = form switch
        {
            EventTableForm.Providers => (Said(row, 0), Said(row, 1), Said(row, 2), row.Skip(3)),
            EventTableForm.TablesOfProviders => (Said(row, 1) ?? Said(row, 0), Said(row, 2), Said(row, 3), row.Take(1).Concat(row.Skip(4))),
            _ when Said(row, 0) is null && IsTable(knowledge, Said(row, 1)) => (Said(row, 1), null, null, row.Skip(2)),
            _ => (Said(row, 2), Said(row, 0), Said(row, 1), row.Skip(3)),
        };
        var known = provider is null ? null : ProviderNames.FindProvider(knowledge, provider.Value);
        return new EventRow(
            LineOf(file, row[0].Span.Start),
            provider,
            known,
            id,
            title,
            provider is null || id is null ? [] : ReadEvents(MappedText.Of(file, id), provider.Value, known, knowledge),
            [.. others.Select(cell => cell.Value)]);
    }

    private static ImmutableArray<Located<EventKey>> ReadEvents(MappedText cell, string provider, EventProvider? known, EventKnowledge knowledge)
    {
        var ids = EventCell.Read(cell, known);
        // Several providers write to such a table, and its own name is not one of theirs.
        if (known is null && knowledge.FindTable(provider) is { } table)
        {
            return ids.Select(id => knowledge.FindEvent(table, id.Value)).ToArray() is var events && Array.TrueForAll(events, one => one is not null)
                ? [.. ids.Zip(events, (id, one) => new Located<EventKey>(one!.Key, id.Span))]
                : [];
        }
        return [.. ids.Select(id => new Located<EventKey>(KeyOf(id.Value), id.Span))];

        EventKey KeyOf(string id) => known is null
            ? new EventKey(EventProvider.NameOfEtw(provider), id)
            : knowledge.FindEvent(known.Name, id)?.Key ?? new EventKey(known.Name, id);
    }

    private static Located<string>? Said(ImmutableArray<Located<string>> row, int column) =>
        column < row.Length && !EventCell.IsBlank(row[column].Value) ? row[column] : null;

    // | - | DeviceImageLoadEvents | MDE | ... |
    private static bool IsTable(EventKnowledge knowledge, Located<string>? name) =>
        name is not null && ProviderNames.FindProvider(knowledge, name.Value)?.DefenderTable is not null;

    private static TextSpan LineOf(SourceText file, int offset)
    {
        var line = file.PositionAt(offset).Line;
        return TextSpan.FromBounds(file.LineStart(line), line + 1 < file.LineCount ? file.LineStart(line + 1) : file.Length);
    }
}
