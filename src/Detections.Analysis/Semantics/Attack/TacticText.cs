using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Detections.Analysis.Knowledge.Attack;

namespace Detections.Analysis.Semantics.Attack;

/// <summary>Reads what a rule writes for a tactic: a name, an id, or both (<c>TA0008 - Lateral Movement</c>).</summary>
internal static partial class TacticText
{
    /// <summary>The members of a cell or list: no name of a tactic holds a comma.</summary>
    public static IEnumerable<string> Split(string text) =>
        text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The id in the text, or null.</summary>
    public static string? IdIn(string text) => Id().Match(text) is { Success: true } id ? id.Value : null;

    /// <summary>What stands beside the id; the whole text where there is none.</summary>
    public static string NameIn(string text) => Id().Replace(text, "").Trim(' ', '\t', '-', '–', '—', ':', '(', ')');

    /// <summary>
    /// Every tactic the text can mean, by its id and by its name: before version 19, <c>TA0005 - Defense Evasion</c> was what Stealth
    /// and Defense Impairment are since. None where it means none.
    /// </summary>
    public static ImmutableArray<AttackTactic> Meaning(AttackKnowledge knowledge, string text)
    {
        var byId = IdIn(text) is { } id ? knowledge.FindTactics(id) : [];
        return [.. byId.Concat(knowledge.FindTactics(NameIn(text))).Select(match => match.Tactic).Distinct()];
    }

    [GeneratedRegex(@"\bTA[0-9]{4}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
