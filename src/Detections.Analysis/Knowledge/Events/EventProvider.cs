using System.Collections.Immutable;

namespace Detections.Analysis.Knowledge.Events;

/// <param name="Name">As pages write it: the ETW name without <c>Microsoft-Windows-</c> and with hyphens for blanks, or <c>Defender-</c> and the table.</param>
/// <param name="Kind">What its events are.</param>
public sealed record EventProvider(string Name, EventProviderKind Kind)
{
    private const string DefenderPrefix = "Defender-";

    /// <summary>Its names as Windows writes them: <c>Microsoft-Windows-Windows Defender</c>. None for others, or where nobody said.</summary>
    public ImmutableArray<string> EtwNames { get; init; } = [];

    /// <summary>Whether its list of events is the whole list, so that an event that is not in it does not exist.</summary>
    public bool IsComplete { get; init; }

    /// <summary>In the order of pages: by number; in a Defender table <c>any</c> first, then as the catalog has them.</summary>
    public ImmutableArray<KnownEvent> Events { get; init; } = [];

    /// <summary>The table whose ActionTypes its events are; null unless it is one of Defender.</summary>
    public string? DefenderTable => Kind == EventProviderKind.Defender ? TableOf(Name) : null;

    /// <summary>The name of the provider of a Defender table.</summary>
    public static string NameOfTable(string table) => DefenderPrefix + table;

    /// <summary>The table of the provider with this name; null for another provider.</summary>
    public static string? TableOf(string name) => IsNameOfTable(name) ? name[DefenderPrefix.Length..] : null;

    /// <summary>Whether a provider of this name is that of a Defender table.</summary>
    public static bool IsNameOfTable(string name) => name.StartsWith(DefenderPrefix, StringComparison.Ordinal);

    /// <summary>The page name of an ETW provider; a name that is one already stays as it is.</summary>
    public static string NameOfEtw(string etwName)
    {
        const string Microsoft = "Microsoft-Windows-";
        var name = etwName.Trim();
        if (name.Length > Microsoft.Length && name.StartsWith(Microsoft, StringComparison.OrdinalIgnoreCase))
            name = name[Microsoft.Length..];
        return name.Replace(' ', '-');
    }
}

public enum EventProviderKind
{
    /// <summary>Windows events, told by number.</summary>
    Windows,

    /// <summary>ActionTypes of a Defender XDR table.</summary>
    Defender,

    /// <summary>Operations of a cloud log.</summary>
    Cloud,
}
