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
        for (var id = Id().Match(text.Value); id.Success;)
        {
            var next = id.NextMatch();
            var end = next.Success ? next.Index : text.Value.Length;
            yield return new DeclaredTechnique(text.Part(id.Index, id.Index + id.Length)!, NameIn(text, id.Index + id.Length, end), tactic, Link: null);
            id = next;
        }
    }

    // Behind an id stands its name, after a colon or a dash perhaps, with a capital; anything else, such as a remark, is no name.
    private static Located<string>? NameIn(MappedText text, int start, int end)
    {
        while (start < end && (char.IsWhiteSpace(text.Value[start]) || text.Value[start] is ':' or '-' or '–' or '—'))
            start++;
        while (end > start && (char.IsWhiteSpace(text.Value[end - 1]) || text.Value[end - 1] is ',' or ';' or '/' or '&' or '+' or '-'))
            end--;
        return start < end && char.IsUpper(text.Value[start]) ? text.Part(start, end) : null;
    }

    [GeneratedRegex(@"\A[Tt][0-9]{4}(\.[0-9]{3})?\z")]
    private static partial Regex WellFormed();

    // An id as it should be counts anywhere; what only looks like one, where an id must stand.
    [GeneratedRegex(@"(?<![\w.])[Tt][0-9]{4}(\.[0-9]{3})?(?!\w|[./-][0-9])|(?<=^|[,;]\s{0,9})[Tt][ -]?[0-9]{3,7}([./-][0-9]{1,4})?(?!\w|[./-][0-9])")]
    private static partial Regex Id();
}
