using Detections.Build.Tests.Package;
using Detections.Tests.Shared;

namespace Detections.Build.Tests.Sample;

/// <summary>A finding as the build reports it.</summary>
/// <param name="File">Relative to the folder of the sample, with <c>/</c>.</param>
internal sealed record SampleFinding(string Severity, string Id, string File, int Line, int Column, int EndLine, int EndColumn, string Message)
{
    public static IReadOnlyList<SampleFinding> Of(BuildOutcome build, string folder) =>
    [
        .. build.Warnings.Select(warning => new SampleFinding(
            "warning", warning.Code, PathIn(folder, warning.File), warning.LineNumber, warning.ColumnNumber, warning.EndLineNumber, warning.EndColumnNumber, warning.Message!)),
        .. build.Suggestions.Select(suggestion => new SampleFinding(
            "suggestion", suggestion.Code, PathIn(folder, suggestion.File), suggestion.LineNumber, suggestion.ColumnNumber, suggestion.EndLineNumber, suggestion.EndColumnNumber, suggestion.Message!)),
    ];

    /// <summary>The finding with the text it points at: a place that is wrong shows at once.</summary>
    public string Describe(string folder)
    {
        Assert.That(EndLine, Is.EqualTo(Line), "No finding of the sample goes over several lines.");
        var line = System.IO.File.ReadAllLines(Path.Combine(folder, File))[Line - 1];
        return $"""
            {File}({Line},{Column},{EndLine},{EndColumn}): {Severity} {Id}
                {Message}
                at: {line[(Column - 1)..(EndColumn - 1)]}

            """;
    }

    private static string PathIn(string folder, string file) => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
}
