using Detections.Analysis.Knowledge;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;

namespace Detections.Analysis.Semantics.Events;

/// <summary>What a document says of events outside of its queries and event tables: in a sentence, a list, the query of another product.</summary>
internal sealed class EventMentions(SourceText file, DetectionRule rule)
{
    /// <summary>Shorter numbers stand for many things, unless the word event stands before them: <c>EventCode=1</c>, <c>Event IDs 1, 3</c>.</summary>
    private const int ShortestPlainNumber = 3;

    /// <summary>How far before a number the word may stand.</summary>
    private const int Before = 30;

    // Parts of the heads of tables that name sources of data in some way.
    private static readonly string[] Heads = ["event", "actiontype", "datasource", "logsource"];

    private readonly Dictionary<EventKey, bool> _isInText = [];
    private string? _text;

    /// <summary>Whether a table is about events, be it one that nobody can read.</summary>
    public bool AreInTable =>
        rule.Tables.Any(table => table.Header.Any(cell => Heads.Any(head => LooseName.Of(cell.Value).Contains(head, StringComparison.Ordinal))));

    /// <summary>Whether the text of a document names an event; for <c>any</c>, the table.</summary>
    public bool IsInText(EventKey key)
    {
        // A table can list an event thousands of times.
        if (!_isInText.TryGetValue(key, out var isInText))
            _isInText.Add(key, isInText = Search(key));
        return isInText;
    }

    private bool Search(EventKey key)
    {
        var word = key.Id == EventKey.Any ? EventProvider.TableOf(key.Provider) ?? key.Id : key.Id;
        var isShortNumber = word.Length < ShortestPlainNumber && word.All(char.IsAsciiDigit);
        var text = _text ??= TextBesides();
        return PlacesOf(word, text).Any(at => !isShortNumber || SaysEvent(text.AsSpan()[Math.Max(0, at - Before)..at]));
    }

    private static bool SaysEvent(ReadOnlySpan<char> before) =>
        before.Contains("event", StringComparison.OrdinalIgnoreCase) || before.Contains("eid", StringComparison.OrdinalIgnoreCase);

    private string TextBesides()
    {
        var text = file.Content.ToCharArray();
        foreach (var span in rule.Tables.Select(table => table.Span).Concat(rule.Queries.Select(query => query.Span)))
            text.AsSpan(span.Start, span.Length).Fill('\n');
        return new string(text);
    }

    private static IEnumerable<int> PlacesOf(string word, string text)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                yield return at;
        }
    }
}
