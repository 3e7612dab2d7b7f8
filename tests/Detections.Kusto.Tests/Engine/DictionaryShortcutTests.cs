using System.Diagnostics;
using System.Text.Json;

namespace Detections.Kusto.Tests.Engine;

/// <summary>The runtime's dictionaries with the host's shortcuts against those without.</summary>
internal sealed class DictionaryShortcutTests
{
    [Test]
    public void A_dictionary_holds_orders_and_throws_what_it_did()
    {
        var (exitCode, output) = Run("dictionaries.js",
            Path.Combine(TestEngine.Options.HostFolder, "node_modules", "@kusto", "language-service-next", "bridge.min.js"),
            Path.Combine(TestEngine.Options.HostFolder, "dictionary-shortcuts.js"),
            "2000");

        Assert.That(exitCode, Is.Zero, output);
        using var counts = JsonDocument.Parse(output);
        Assert.That(counts.RootElement.GetProperty("operations").GetInt32(), Is.GreaterThan(10_000));
        Assert.That(counts.RootElement.GetProperty("mapped").GetInt32(), Is.GreaterThan(500), "dictionaries that took the shortcut");
    }

    private static (int ExitCode, string Output) Run(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(ProgramPath.Find("node", Environment.GetEnvironmentVariable("PATH"))!) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(RepositoryRoot.Combine("tests", "Detections.Kusto.Tests", "Engine", script));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        // What Node.js prints of an exception begins with the whole line of the script, which is the whole runtime.
        return (process.ExitCode, process.ExitCode == 0 ? output : output + error.Result[^Math.Min(error.Result.Length, 2000)..]);
    }
}
