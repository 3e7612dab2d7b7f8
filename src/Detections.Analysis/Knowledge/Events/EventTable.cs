using System.Collections.Immutable;

namespace Detections.Analysis.Knowledge.Events;

/// <summary>A table of Sentinel or Defender XDR whose rows are events, and the columns that tell which.</summary>
/// <param name="Name">The table.</param>
/// <param name="EventColumn">Holds the event id, ActionType or operation.</param>
public sealed record EventTable(string Name, string EventColumn)
{
    /// <summary>The event column of every table of Defender XDR.</summary>
    public const string ActionType = "ActionType";

    /// <summary>The event column of every table of Windows events.</summary>
    public const string WindowsEventId = "EventID";

    /// <summary>Holds what tells the provider; null where the table has but one.</summary>
    public string? ProviderColumn { get; init; }

    /// <summary>Holds the Windows channel; null where there is no such column.</summary>
    public string? ChannelColumn { get; init; }

    /// <summary>Whose events the rows are unless <see cref="ProviderColumn"/> says another; null where nothing can be said.</summary>
    public string? DefaultProvider { get; init; }

    /// <summary>Every provider that is known to write to it by name, the default first, then in ordinal order.</summary>
    public ImmutableArray<string> Providers { get; init; } = [];

    /// <summary>Whether pages have an event table for rules that read it.</summary>
    public bool IsModelled { get; init; }

    /// <summary>Whether the facts of the table as a whole were seen in a source.</summary>
    public bool IsConfirmed { get; init; }

    internal Dictionary<string, string> ProvidersByValue { private get; init; } = [];

    /// <summary>What is put before the value to make the provider: <c>AWS-</c>, or nothing; null where values are no providers.</summary>
    internal string? ProviderPrefix { private get; init; }

    /// <summary>The name of the provider that a value of <see cref="ProviderColumn"/> tells, known or not; null where it tells none.</summary>
    public string? ProviderOf(string value)
    {
        const string AwsHost = ".amazonaws.com";
        if (ProvidersByValue.TryGetValue(value, out var named))
            return named;
        return ProviderPrefix switch
        {
            null => null,
            "" => EventProvider.NameOfEtw(value),
            _ when value.EndsWith(AwsHost, StringComparison.OrdinalIgnoreCase) => ProviderPrefix + value[..^AwsHost.Length],
            _ => ProviderPrefix + value,
        };
    }
}
