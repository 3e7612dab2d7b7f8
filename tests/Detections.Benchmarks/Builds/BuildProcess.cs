using System.Diagnostics;
using System.Text.Json;

namespace Detections.Benchmarks.Builds;

/// <summary>A build in a process of its own.</summary>
internal static class BuildProcess
{
    /// <summary>Builds, and gives what it cost.</summary>
    /// <exception cref="InvalidOperationException">The build failed.</exception>
    public static async Task<BuildCost> RunAsync(string rules, string cache, bool withCatalog)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (var argument in new[] { rules, "--cost", "--into", cache })
            start.ArgumentList.Add(argument);
        if (withCatalog)
            start.ArgumentList.Add("--catalog");
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? JsonSerializer.Deserialize<BuildCost>(output)! : throw new InvalidOperationException($"A build ended with exit code {process.ExitCode}.");
    }
}
