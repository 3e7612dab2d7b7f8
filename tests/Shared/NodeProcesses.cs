using System.Diagnostics;
using System.Globalization;

namespace Detections.Tests.Shared;

/// <summary>The Node.js processes this process has started and that still run. Linux only, for it reads /proc.</summary>
internal static class NodeProcesses
{
    public static int[] Running() =>
        [.. Process.GetProcessesByName("node").Select(process => process.Id).Where(id => ParentOf(id) == Environment.ProcessId)];

    private static int ParentOf(int id)
    {
        try
        {
            // The fields behind the program's name, which is in parentheses: state, parent.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
