using System.Diagnostics;
using System.Globalization;

namespace Detections.Kusto.Engine;

/// <summary>How a Node process of the host is started and ended.</summary>
internal static class HostProcess
{
    private const string Library = "node_modules/@kusto/language-service-next";

    public static string LibraryFolder(string hostFolder) => Path.GetFullPath(Path.Combine(hostFolder, Library));

    /// <summary>Every file the engine is loaded from, in ordinal order.</summary>
    public static IEnumerable<string> Files(string hostFolder) =>
        Directory.EnumerateFiles(hostFolder, "*.js")
            .Append(Path.Combine(LibraryFolder(hostFolder), "bridge.min.js"))
            .Append(Path.Combine(LibraryFolder(hostFolder), "Kusto.Language.Bridge.min.js"))
            .Order(StringComparer.Ordinal);

    /// <summary>The program with the flags an image and the workers started from it must share.</summary>
    public static ProcessStartInfo StartInfo(string node, KustoEngineOptions options)
    {
        var start = StartInfo(node, options.HostFolder);
        start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"--max-old-space-size={options.MemoryLimitMegabytes}"));
        return start;
    }

    /// <summary>The program in a folder, its streams redirected.</summary>
    public static ProcessStartInfo StartInfo(string node, string folder)
    {
        var start = new ProcessStartInfo(node)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What a debugger or another tool asks of every Node process is not meant for this one.
        start.Environment.Remove("NODE_OPTIONS");
        start.Environment.Remove("NODE_V8_COVERAGE");
        start.Environment.Remove("NODE_PATH");
        return start;
    }

    public static void AddHostArguments(ProcessStartInfo start, string hostFolder)
    {
        start.ArgumentList.Add(Path.Combine(hostFolder, "main.js"));
        start.ArgumentList.Add(LibraryFolder(hostFolder));
    }

    public static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It ended by itself.
        }
    }
}
