using System.ComponentModel;
using System.Diagnostics;

namespace Detections.Tests.Shared;

/// <summary>Microsoft's own validator with the rules of GitHub code scanning, restored through npm on first use.</summary>
internal static class SarifValidator
{
    private static readonly Lazy<string> Tool = new(Restore);

    /// <summary>Fails the test on any error or warning; ignores it where the validator cannot run.</summary>
    public static void AssertValid(string sarifFile)
    {
        var (exitCode, output) = Run(Tool.Value, Path.GetDirectoryName(sarifFile)!, "validate", sarifFile, "--rule-kind", "Sarif;GHAS");
        Assert.That(output, Does.Not.Match(@"\b(error|warning) [A-Z]+\d+"), output);
        Assert.That(exitCode, Is.Zero, output);
    }

    private static string Restore()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Ignore("The SARIF validator of @microsoft/sarif-multitool-linux runs on Linux only.");

        var folder = RepositoryRoot.Combine("artifacts", "sarif-validator");
        var tool = Path.Combine(folder, "node_modules", "@microsoft", "sarif-multitool-linux", "Sarif.Multitool");
        if (!File.Exists(tool))
            Install(folder);
        if (OperatingSystem.IsLinux())
            File.SetUnixFileMode(tool, File.GetUnixFileMode(tool) | UnixFileMode.UserExecute);
        return tool;
    }

    // Test projects run side by side: each installs into a folder of its own, and the first one moves it into place.
    private static void Install(string folder)
    {
        var temporary = $"{folder}.{Guid.NewGuid():N}";
        Directory.CreateDirectory(temporary);
        foreach (var file in new[] { "package.json", "package-lock.json" })
            File.Copy(RepositoryRoot.Combine("tests", "SarifValidator", file), Path.Combine(temporary, file));
        try
        {
            var (exitCode, output) = Run("npm", temporary, "ci", "--no-audit", "--no-fund");
            if (exitCode != 0)
                Assert.Ignore($"The SARIF validator cannot be restored: {output}");
            if (!Directory.Exists(folder))
                Directory.Move(temporary, folder);
        }
        catch (Win32Exception exception)
        {
            Assert.Ignore($"The SARIF validator cannot be restored, npm is missing: {exception.Message}");
        }
        finally
        {
            if (Directory.Exists(temporary))
                Directory.Delete(temporary, recursive: true);
        }
    }

    private static (int ExitCode, string Output) Run(string file, string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
