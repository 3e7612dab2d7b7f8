using System.Diagnostics;
using System.Globalization;

/// <summary>Watches the memory of this process and of all processes below it.</summary>
internal sealed class PeakMemory : IDisposable
{
    private readonly Timer _timer;
    private long _peak;

    public PeakMemory() => _timer = new Timer(_ => Sample(), null, 0, 100);

    public string Describe() => string.Create(CultureInfo.InvariantCulture, $"peak memory of all processes: {_peak / (1024 * 1024)} MB");

    public void Dispose() => _timer.Dispose();

    private void Sample()
    {
        using var own = Process.GetCurrentProcess();
        var total = own.WorkingSet64;
        foreach (var process in Process.GetProcessesByName("node"))
        {
            using (process)
            {
                if (IsChild(process.Id))
                    total += Size(process);
            }
        }
        _peak = Math.Max(_peak, total);
    }

    private static long Size(Process process)
    {
        try
        {
            return process.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    // Elsewhere than on Linux all Node processes count: run it on a quiet machine.
    private static bool IsChild(int id)
    {
        var stat = $"/proc/{id}/stat";
        if (!OperatingSystem.IsLinux())
            return true;
        try
        {
            var text = File.ReadAllText(stat);
            return text[(text.LastIndexOf(')') + 2)..].Split(' ')[1] == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
