using System.Text.RegularExpressions;
using Detections.Analysis.Text;

namespace Detections.Analysis.Semantics.Attack;

/// <summary>Finds ids of techniques, and the names behind them, in a cell or a list.</summary>
internal static partial class TechniqueText
{
    public static bool IsWellFormed(string id) => WellFormed().IsMatch(id);

    /// <summary>
    /// The techniques of <paramref name="text"/>: names hold commas too (<c>T1574.001 Hijack Execution Flow: DLL, T1036 Masquerading</c>), so the
    /// next one starts where the next id does. Text without an id, such as <c>No specific technique</c>, names none.
    /// </summary>
    public static IEnumerable<DeclaredTechnique> Read(MappedText text, Located<string>? tactic = null)
    {
        // Where what was read so far ends, or null where something stands in between that is neither id nor name.
        int? last = null;
        for (var id = Id().Match(text.Value); id.Success;)
        {
            var next = id.NextMatch();
            var idEnd = id.Index + id.Length;
            var (start, end) = NameIn(text.Value, idEnd, next.Success ? next.Index : text.Value.Length);
            var hasName = start < end && char.IsUpper(text.Value[start]);
            var entryEnd = hasName ? end : idEnd;
            var isWhole = hasName || start >= end;
            yield return new DeclaredTechnique(text.Part(id.Index, idEnd)!, hasName ? text.Part(start, end) : null, tactic, Link: null)
            {
                IdPlaces = text.Place(id.Index, idEnd) is { } place ? [place] : [],
                Removal = (isWhole, last, next.Success && text.Value.AsSpan(0, id.Index).IsWhiteSpace()) switch
                {
                    (true, { } before, _) => text.Place(before, entryEnd),
                    (true, null, true) => text.Place(id.Index, next.Index),
                    _ => null,
                },
            };
            last = isWhole ? entryEnd : null;
            id = next;
        }
    }

    // Behind an id stands its name, after a colon or a dash perhaps, with a capital; anything else, such as a remark, is no name.
    private static (int Start, int End) NameIn(string text, int start, int end)
    {
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is ':' or '-' or '–' or '—'))
            start++;
        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is ',' or ';' or '/' or '&' or '+' or '-'))
            end--;
        return (start, end);
    }

    [GeneratedRegex(@"\A[Tt][0-9]{4}(\.[0-9]{3})?\z")]
    private static partial Regex WellFormed();

    // An id as it should be counts anywhere; what only looks like one, where an id must stand.
    [GeneratedRegex(@"(?<![\w.])[Tt][0-9]{4}(\.[0-9]{3})?(?!\w|[./-][0-9])|(?<=^|[,;]\s{0,9})[Tt][ -]?[0-9]{3,7}([./-][0-9]{1,4})?(?!\w|[./-][0-9])")]
    private static partial Regex Id();
}
