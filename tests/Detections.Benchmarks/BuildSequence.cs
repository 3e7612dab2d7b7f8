using System.Diagnostics;

/// <summary>
/// Builds one after the other, each in a process of its own, as they follow each other at a desk. What counts are the ratios
/// between them: they were measured on one machine within a few minutes.
/// </summary>
internal static class BuildSequence
{
    public static async Task RunAsync(IEnumerable<string> folders)
    {
        var work = Directory.CreateTempSubdirectory("benchmark-").FullName;
        var (rules, cache) = (Path.Combine(work, "rules"), Path.Combine(work, "cache"));
        try
        {
            foreach (var folder in folders)
                Copy(folder, Path.Combine(rules, Path.GetFileName(folder)));
            await BuildAsync("cold", rules, cache);
            await BuildAsync("unchanged", rules, cache);
            await BuildAsync("unchanged", rules, cache);
            File.AppendAllText(RuleFolders.Files(rules).First(path => path.EndsWith(".md", StringComparison.Ordinal)), "\n```kql\nDeviceEvents | where ActionType == 'PnpDeviceConnected' | take 1\n```\n");
            await BuildAsync("one document edited", rules, cache);
            File.Delete(Path.Combine(cache, "results.bin"));
            await BuildAsync("answers kept, findings not", rules, cache);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static async Task BuildAsync(string name, string rules, string cache)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (var argument in new[] { rules, "--build-into", cache })
            start.ArgumentList.Add(argument);
        Console.Write($"{name,-28}");
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in RuleFolders.Files(from))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
