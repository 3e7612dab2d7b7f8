using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Detections.Analysis.Knowledge;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Text;

namespace Detections.Analysis.Semantics.Events;

/// <summary>Reads the cell of an event table that names its events. What is not certain is not read.</summary>
internal static partial class EventCell
{
    /// <summary>No cell that can be read is longer; beyond it, patterns would take their time.</summary>
    private const int Longest = 1000;

    // What people write where there is nothing to name, or too much of it.
    private static readonly ImmutableArray<string> Blanks = ["", "na", "none", "tbd", "todo", "unknown"];
    private static readonly ImmutableArray<string> Crowds = ["all", "various", "multiple", "several", "many", "other"];

    /// <summary>Whether a cell says nothing: empty, a dash, <c>N/A</c>.</summary>
    public static bool IsBlank(string cell) => Blanks.Contains(LooseName.Of(cell));

    /// <summary>The ids in the cell, without <c>Event ID</c> and leading zeros; none where it cannot be read.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="provider">Whose events they are, or null where the knowledge does not have it.</param>
    public static ImmutableArray<Located<string>> Read(MappedText cell, EventProvider? provider)
    {
        if (LooseName.Of(cell.Value) is EventKey.Any)
            return [cell.Part(0, cell.Value.Length)! with { Value = EventKey.Any }];
        if (Crowds.Contains(LooseName.Of(cell.Value)) || cell.Value.Length > Longest)
            return [];
        return provider?.Kind switch
        {
            EventProviderKind.Windows => ReadNumbers(cell),
            EventProviderKind.Defender => ReadActionTypes(cell, provider),
            EventProviderKind.Cloud => [cell.Part(0, cell.Value.Length)!],
            _ => ReadNumbers(cell) is { IsEmpty: false } numbers ? numbers : [cell.Part(0, cell.Value.Length)!],
        };
    }

    /// <summary>Whether a cell is written as those of Windows events are, with or without the number: <c>Event ID 4663</c>, <c>4624/4625</c>, <c>EID</c>.</summary>
    public static bool IsWindowsEvent(string cell) =>
        cell.Length <= Longest && (Numbers().IsMatch(cell) || Label().IsMatch(cell));

    /// <summary>The cell of an event, as pages write it: <c>Event ID 4663</c>, <c>FileCreated</c>.</summary>
    public static string Write(EventKey key) => key.Id.All(char.IsAsciiDigit) ? $"Event ID {key.Id}" : key.Id;

    private static ImmutableArray<Located<string>> ReadNumbers(MappedText cell)
    {
        var match = Numbers().Match(cell.Value);
        return match.Success ? [.. match.Groups["id"].Captures.Select(id => Number(cell, id))] : [];
    }

    private static Located<string> Number(MappedText cell, Capture id) =>
        cell.Part(id.Index, id.Index + id.Length)! with { Value = int.Parse(id.Value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) };

    // Those of clouds can hold blanks, commas and slashes, so the whole cell is tried first.
    private static ImmutableArray<Located<string>> ReadActionTypes(MappedText cell, EventProvider provider)
    {
        var whole = cell.Part(0, cell.Value.Length)!;
        if (Has(provider, whole.Value))
            return [whole];
        if (IsWindowsEvent(cell.Value))
            return [];
        if (provider.Events.Any(known => LooseName.Of(known.Key.Id) == LooseName.Of(whole.Value)))
            return [whole];
        if (ActionTypes().Match(cell.Value) is not { Success: true } match)
            return [];
        var parts = match.Groups["id"].Captures.Select(id => cell.Part(id.Index, id.Index + id.Length)!).ToImmutableArray();
        return parts.All(part => Has(provider, part.Value) || ActionType().IsMatch(part.Value)) ? parts : [];
    }

    private static bool Has(EventProvider provider, string id) =>
        provider.Events.Any(known => string.Equals(known.Key.Id, id, StringComparison.OrdinalIgnoreCase));

    private const string LabelPattern = @"(?:event[\s_-]*ids?|eids?|events?|ids?)\s*[:#=]?\s*";

    // A list of numbers; a remark behind it must hold no number, for that could be one more id or the end of a range.
    [GeneratedRegex(
        $@"\A(?:{LabelPattern})?(?<id>[0-9]{{1,5}})(?:(?>\s*[,;/&+]\s*|\s+(?:and|or)\s+|\s+)(?:{LabelPattern})?(?<id>[0-9]{{1,5}}))*(?:\s*(?:\(|[:–—-]\s)[^0-9]*)?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\A(?:event[\s_-]*ids?|eids?)(?:\s*[:#=-]\s*|\s+|\z)(?![\s\S]*[0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    // FileCreated, FileRenamed; a remark behind it is no part of it.
    [GeneratedRegex(@"\A(?<id>[A-Za-z][A-Za-z0-9]*)(?:(?>\s*[,;/&+]\s*|\s+(?:and|or)\s+|\s+)(?<id>[A-Za-z][A-Za-z0-9]*))*(?:\s*(?:\(|[:–—-]\s)[\s\S]*)?\z")]
    private static partial Regex ActionTypes();

    // An ActionType that nobody knows looks like one: several words in one, each with a capital.
    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9]*[a-z0-9][A-Z][A-Za-z0-9]*\z")]
    private static partial Regex ActionType();
}
