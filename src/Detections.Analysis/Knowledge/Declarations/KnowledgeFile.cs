using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Knowledge.Declarations;

/// <summary>Reads a knowledge file of a repository.</summary>
internal sealed class KnowledgeFile(SourceText text)
{
    // A hostile file must not fill the log; whoever sees so many problems fixes some and builds again.
    private const int MaxProblems = 100;

    private const int MaxCellLength = 1024;

    private const int MaxMessageLength = 1024;

    private readonly ImmutableArray<DeclaredEvent>.Builder _events = ImmutableArray.CreateBuilder<DeclaredEvent>();
    private readonly ImmutableArray<DeclaredEquivalent>.Builder _equivalents = ImmutableArray.CreateBuilder<DeclaredEquivalent>();
    private readonly ImmutableArray<KnowledgeProblem>.Builder _problems = ImmutableArray.CreateBuilder<KnowledgeProblem>();

    public KnowledgeReading Read()
    {
        var header = CellsOf(0);
        if (KnowledgeForm.Of([.. header.Select(cell => cell.Value)]) is not { } form)
        {
            Report(text.LineSpan(0), "The first line is no header of a knowledge file; it has to name the columns 'provider', 'event', 'title', or 'table', 'ActionType', 'title', or 'table', 'ActionType', 'provider', 'event', with tabs between them.");
            return ToReading();
        }
        foreach (var column in header.Where(column => !form.Columns.Contains(column.Value)).Take(MaxProblems))
            Report(column.Span, $"The column '{column.Value}' is unknown and ignored; use {QuotedNames.Any(form.Columns)}.{NearestName.Hint(column.Value, form.Columns)}");
        foreach (var twice in header.GroupBy(column => column.Value).SelectMany(columns => columns.Skip(1)).Take(MaxProblems))
            Report(twice.Span, $"The column '{twice.Value}' is named twice; the first one counts.");

        for (var line = 1; line < text.LineCount; line++)
        {
            if (text.LineSpan(line).Length > 0)
                ReadRow(form, header, line);
        }
        return ToReading();
    }

    private void ReadRow(KnowledgeForm form, List<Located<string>> header, int line)
    {
        var cells = CellsOf(line);
        if (cells.Count != header.Count)
        {
            Report(text.LineSpan(line), $"The row has {cells.Count} cells and the header has {header.Count}; put one tab between cells and '-' where there is nothing to say.");
            return;
        }
        if (cells.Find(cell => cell.Value.Length > MaxCellLength) is { } tooLong)
        {
            Report(tooLong.Span, $"The cell has {tooLong.Value.Length} characters and the limit is {MaxCellLength}.");
            return;
        }

        Located<string>? Cell(string column) => header.FindIndex(cell => cell.Value == column) is var at and >= 0 ? cells[at] : null;
        foreach (var column in form.Required.Where(column => column != "title"))
        {
            if (KnowledgeData.Optional(Cell(column)!.Value) is null)
            {
                Report(Cell(column)!.Span, $"The cell of the column '{column}' is empty; every row has to have one.");
                return;
            }
        }
        Add(form, Cell);
    }

    private void Add(KnowledgeForm form, Func<string, Located<string>?> cell)
    {
        var confirmed = OneOf(cell("confirmed"), EventRows.Confirmations);
        if (form == KnowledgeForm.Equivalents)
        {
            var strength = OneOf(cell("strength"), EventRows.Strengths);
            var native = new EventKey(Value("provider"), Value("event"));
            _equivalents.Add(new DeclaredEquivalent(EventRows.Equivalent(Value("table"), Value("ActionType"), native, strength, confirmed), PlaceOf("event")));
            return;
        }
        var idColumn = form == KnowledgeForm.Events ? "event" : "ActionType";
        var provider = form == KnowledgeForm.Events ? Value("provider") : EventProvider.NameOfTable(Value("table"));
        _events.Add(new DeclaredEvent(EventRows.Event(new EventKey(provider, Value(idColumn)), Value("title"), Value("other_titles"), Value("channels"), confirmed), PlaceOf(idColumn)));

        string Value(string column) => cell(column)?.Value ?? "";
        Location PlaceOf(string column) => Location.Of(text, cell(column)!.Span);
    }

    // The first of the words is the default: what a repository says of its own is meant.
    private string OneOf(Located<string>? cell, string[] words)
    {
        if (cell is null || KnowledgeData.Optional(cell.Value) is not { } word)
            return words[0];
        if (words.Contains(word))
            return word;
        Report(cell.Span, $"'{word}' is unknown and read as '{words[0]}'; use {QuotedNames.Any(words)}.{NearestName.Hint(word, words)}");
        return words[0];
    }

    private List<Located<string>> CellsOf(int line)
    {
        var cells = new List<Located<string>>();
        var span = text.LineSpan(line);
        for (var start = span.Start; start <= span.End;)
        {
            var tab = text.Content.IndexOf('\t', start, span.End - start);
            var end = tab < 0 ? span.End : tab;
            cells.Add(new Located<string>(text.Content[start..end].Trim(), TextSpan.FromBounds(start, end)));
            start = end + 1;
        }
        return cells;
    }

    private void Report(TextSpan span, string message)
    {
        if (_problems.Count < MaxProblems)
            _problems.Add(new KnowledgeProblem(message.Length > MaxMessageLength ? message[..MaxMessageLength] + "..." : message, Location.Of(text, span)));
    }

    private KnowledgeReading ToReading() =>
        new(new KnowledgeDeclarations(_events.ToImmutable(), _equivalents.ToImmutable()), _problems.ToImmutable());
}
