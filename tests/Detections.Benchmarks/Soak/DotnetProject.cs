using System.Diagnostics;

namespace Detections.Benchmarks.Soak;

/// <summary>A project over a folder of rules that is built with <c>dotnet build</c> and the tool of this repository.</summary>
/// <param name="folder">Full path of its folder, which holds the rules.</param>
/// <param name="tool">The tool.</param>
internal sealed class DotnetProject(string folder, ToolFiles tool)
{
    public string Cache => Path.Combine(folder, "obj", "detections");

    public string Output => Path.Combine(folder, "bin", "detections");

    public string Sarif => Path.Combine(Output, "detections.sarif");

    /// <summary>Full path of the folder that its builds have for temporary files.</summary>
    public string Temporary { get; } = folder + ".tmp";

    /// <summary>Writes the project and restores it.</summary>
    /// <exception cref="InvalidOperationException">It cannot be restored.</exception>
    public async Task CreateAsync()
    {
        Directory.CreateDirectory(Temporary);
        File.WriteAllText(Path.Combine(folder, "Rules.proj"), $"""
            <Project>
              <PropertyGroup>
                <DetectionsTasksAssembly>{tool.TasksAssembly}</DetectionsTasksAssembly>
                <DetectionsEngineDirectory>{tool.EngineFolder}</DetectionsEngineDirectory>
                <DetectionCatalog Condition="'$(DetectionCatalog)' == ''">false</DetectionCatalog>
              </PropertyGroup>
              <Import Project="{tool.SdkFolder}Sdk.props" />
              <Import Project="{tool.SdkFolder}Sdk.targets" />
            </Project>
            """);
        using var restore = Start("restore");
        var output = await restore.StandardOutput.ReadToEndAsync();
        await restore.WaitForExitAsync();
        if (restore.ExitCode != 0)
            throw new InvalidOperationException(output);
    }

    /// <summary>Builds to the end; gives what the build printed.</summary>
    public async Task<string> BuildAsync(params string[] properties)
    {
        using var build = StartBuild(properties);
        var output = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        return output;
    }

    /// <summary>Starts a build, whose output has to be read.</summary>
    public Process StartBuild(params string[] properties) => Start(["build", "--no-restore", "-nodeReuse:false", .. properties.Select(property => "-p:" + property)]);

    /// <summary>The log of a build that knows nothing of those before.</summary>
    public async Task<byte[]> ColdLogAsync()
    {
        var cold = Directory.CreateTempSubdirectory("cold-").FullName;
        try
        {
            var log = Path.Combine(cold, "detections.sarif");
            await BuildAsync($"DetectionsCacheDirectory={cold}/cache/", $"DetectionsSarifFile={log}");
            return File.ReadAllBytes(log);
        }
        finally
        {
            Directory.Delete(cold, recursive: true);
        }
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["TMPDIR"] = Temporary;
        return Process.Start(start)!;
    }
}

/// <summary>Where the tool was built to.</summary>
/// <param name="TasksAssembly">Full path of the assembly with the tasks.</param>
/// <param name="EngineFolder">Full path of the folder with the engine.</param>
/// <param name="SdkFolder">Full path of the folder with the files that a project imports, with a separator at its end.</param>
internal sealed record ToolFiles(string TasksAssembly, string EngineFolder, string SdkFolder);
