using System.Diagnostics;

namespace Detections.Build.Tests.Package;

/// <summary>Runs <c>dotnet</c> the way a user's shell would: nothing of the test run's environment gets through.</summary>
internal sealed class Command(Transcript transcript, string folder, bool usesTestPackages = true)
{
    private static readonly string[] ForeignPrefixes = ["CI", "GITHUB_", "MSBUILD", "DOTNET_", "VSTEST", "NUGET_PACKAGES", "Platform", "TF_BUILD"];

    public (int ExitCode, string Output) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsForeign).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        // A process that lives on would keep the package's files in use.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        if (usesTestPackages)
            start.Environment["NUGET_PACKAGES"] = PackageFixture.Packages;

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        output += errors.Result;
        transcript.AddCommand(folder, arguments, process.ExitCode, output);
        return (process.ExitCode, output);
    }

    private static bool IsForeign(string name) =>
        name is not "DOTNET_ROOT" && ForeignPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
