namespace Detections.Benchmarks.Measuring;

/// <summary>Watches the memory of a process and of all that it starts, ten times a second.</summary>
internal sealed class PeakMemory : IDisposable
{
    private readonly Timer _timer;

    /// <param name="process">Its id.</param>
    public PeakMemory(int process) => _timer = new Timer(_ => Megabytes = Math.Max(Megabytes, ProcessTree.Of(process).Memory >> 20), null, 0, 100);

    /// <summary>The most so far.</summary>
    public long Megabytes { get; private set; }

    public void Dispose() => _timer.Dispose();
}
