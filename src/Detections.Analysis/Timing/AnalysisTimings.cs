using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;

namespace Detections.Analysis.Timing;

/// <summary>
/// How long the parts of an analysis took. Files are looked at several at once, so the times of parts add up to more than the clock
/// says. For people only: nothing that is written may depend on it. Safe to share between threads.
/// </summary>
public sealed class AnalysisTimings
{
    private readonly ConcurrentDictionary<(TimedKind Kind, string Name), Sum> _sums = new();

    /// <summary>What was measured: phases in the order they were first entered, then analyzers, the slowest first.</summary>
    public ImmutableArray<TimedPart> Parts =>
    [
        .. _sums.Where(one => one.Key.Kind == TimedKind.Phase).OrderBy(one => one.Value.Order).Select(Of),
        .. _sums.Where(one => one.Key.Kind == TimedKind.Analyzer).OrderByDescending(one => one.Value.Ticks).ThenBy(one => one.Key.Name, StringComparer.Ordinal).Select(Of),
    ];

    /// <summary>Measures until the scope is disposed.</summary>
    public TimedScope Phase(string name) => new(SumOf(TimedKind.Phase, name));

    /// <summary>Measures one call of an analyzer until the scope is disposed.</summary>
    public TimedScope Analyzer(string name) => new(SumOf(TimedKind.Analyzer, name));

    private Sum SumOf(TimedKind kind, string name) => _sums.GetOrAdd((kind, name), _ => new Sum { Order = Stopwatch.GetTimestamp() });

    private static TimedPart Of(KeyValuePair<(TimedKind Kind, string Name), Sum> one) =>
        new(one.Key.Kind, one.Key.Name, Stopwatch.GetElapsedTime(0, one.Value.Ticks), one.Value.Calls);

    internal sealed class Sum
    {
        private long _ticks;
        private int _calls;

        public long Order { get; init; }

        public long Ticks => _ticks;

        public int Calls => _calls;

        public void Add(long ticks)
        {
            Interlocked.Add(ref _ticks, ticks);
            Interlocked.Increment(ref _calls);
        }
    }
}

/// <summary>Work whose time is noted where somebody asks for it.</summary>
public static class MeasuredWork
{
    /// <summary>What <paramref name="work"/> gives.</summary>
    public static T Measure<T>(this AnalysisTimings? timings, string phase, Func<T> work)
    {
        using var measuring = timings?.Phase(phase);
        return work();
    }
}

/// <summary>A measurement that goes on until it is disposed. The default value measures nothing.</summary>
public readonly struct TimedScope : IDisposable
{
    private readonly AnalysisTimings.Sum? _sum;
    private readonly long _start;

    internal TimedScope(AnalysisTimings.Sum sum) => (_sum, _start) = (sum, Stopwatch.GetTimestamp());

    public void Dispose() => _sum?.Add(Stopwatch.GetTimestamp() - _start);
}

/// <summary>A part of an analysis and how long it took.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Time">The sum over all calls and threads.</param>
/// <param name="Calls">How often it was entered.</param>
public sealed record TimedPart(TimedKind Kind, string Name, TimeSpan Time, int Calls);

public enum TimedKind
{
    Phase,
    Analyzer,
}
