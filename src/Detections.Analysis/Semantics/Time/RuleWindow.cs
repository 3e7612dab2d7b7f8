using System.Collections.Frozen;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Metadata;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Contract;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Semantics.Time;

/// <summary>What the schedule of a rule lets each of its runs see.</summary>
/// <param name="Frequency">How often it runs, zero for a custom detection that runs continuously; null where the rule does not say.</param>
/// <param name="Reach">How far back a run sees; null where nobody knows.</param>
internal sealed record RuleWindow(ScheduledTime? Frequency, ScheduledTime? Reach)
{
    // "Rule frequency" in Microsoft's page "Create custom detection rules" (learn.microsoft.com/defender-xdr/custom-detection-rules).
    private static readonly FrozenDictionary<TimeSpan, TimeSpan> DefaultLookback = new Dictionary<TimeSpan, TimeSpan>
    {
        [TimeSpan.FromHours(1)] = TimeSpan.FromHours(4),
        [TimeSpan.FromHours(3)] = TimeSpan.FromHours(12),
        [TimeSpan.FromHours(12)] = TimeSpan.FromHours(48),
        [TimeSpan.FromHours(24)] = TimeSpan.FromDays(30),
    }.ToFrozenDictionary();

    public static RuleWindow Of(RuleContext rule) => rule.Rule.Kind == RuleKind.CustomDetection
        ? OfDetection(rule.Contract)
        : new RuleWindow(Stated(rule.Contract, "queryFrequency"), Stated(rule.Contract, "queryPeriod"));

    /// <summary>Whether the query is one that the schedule runs: that for Defender XDR stands beside a rule of Sentinel.</summary>
    public static bool Runs(RuleContext rule, QueryContext query) => rule.Rule.Kind == RuleKind.CustomDetection || query.Environment != KustoEnvironment.DefenderXdr;

    private static RuleWindow OfDetection(ContractReading contract)
    {
        var frequency = Stated(contract, "schedule", "frequency") ?? Stated(contract, "schedule", "period") ?? OldContinuous(contract);
        var reach = Stated(contract, "schedule", "lookback")
            ?? (frequency is not null && DefaultLookback.TryGetValue(frequency.Value, out var lookback) ? frequency with { Value = lookback } : null);
        return new RuleWindow(frequency, reach);
    }

    // The 'period' that Graph gave up says so without a unit.
    private static ScheduledTime? OldContinuous(ContractReading contract) =>
        contract.Find("schedule", "period") is MetadataScalar { Value: "0" } zero ? new ScheduledTime("period", TimeSpan.Zero, zero) : null;

    private static ScheduledTime? Stated(ContractReading contract, params ReadOnlySpan<string> path) =>
        contract.FindDuration(path) is { } duration ? new ScheduledTime(path[^1], duration.Value, duration.Node) : null;
}

/// <summary>A duration of a rule's schedule.</summary>
/// <param name="Key">The key that says it, or that it follows from.</param>
/// <param name="Value">How long it is.</param>
/// <param name="Node">The value of the key.</param>
internal sealed record ScheduledTime(string Key, TimeSpan Value, MetadataScalar Node);
