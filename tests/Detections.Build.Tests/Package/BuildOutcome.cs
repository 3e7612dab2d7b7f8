using Microsoft.Build.Framework;
using Microsoft.Build.Logging.StructuredLogger;

namespace Detections.Build.Tests.Package;

/// <summary>What a build reported, read from its binary log: the console's text differs from logger to logger.</summary>
internal sealed class BuildOutcome
{
    private BuildOutcome(bool succeeded, string output, IReadOnlyList<BuildEventArgs> events)
    {
        Succeeded = succeeded;
        Output = output;
        Errors = [.. events.OfType<BuildErrorEventArgs>()];
        Warnings = [.. events.OfType<BuildWarningEventArgs>()];
        Suggestions = [.. events.OfType<BuildMessageEventArgs>().Where(message => IsOurs(message.Code))];
        Summaries = [.. events.OfType<BuildMessageEventArgs>().Select(message => message.Message!).Where(text => text.StartsWith("Detections: ", StringComparison.Ordinal))];
    }

    public bool Succeeded { get; }

    public string Output { get; }

    public IReadOnlyList<BuildErrorEventArgs> Errors { get; }

    public IReadOnlyList<BuildWarningEventArgs> Warnings { get; }

    /// <summary>Findings below a warning.</summary>
    public IReadOnlyList<BuildMessageEventArgs> Suggestions { get; }

    /// <summary>The closing line of each analysis of the build.</summary>
    public IReadOnlyList<string> Summaries { get; }

    public string[] ErrorCodes => [.. Errors.Select(error => error.Code)];

    public string[] WarningCodes => [.. Warnings.Select(warning => warning.Code)];

    public static BuildOutcome Read(int exitCode, string output, string binaryLog)
    {
        Assert.That(binaryLog, Does.Exist, output);
        var events = BinaryLog.ReadRecords(binaryLog).Select(record => record.Args).OfType<BuildEventArgs>().ToList();
        return new BuildOutcome(exitCode == 0, output, events);
    }

    private static bool IsOurs(string? code) =>
        code is not null && (code.StartsWith("DET", StringComparison.Ordinal) || code.StartsWith("KS", StringComparison.Ordinal));
}
