using System.Text.RegularExpressions;

namespace Detections.Analysis.Tests.Documentation;

/// <summary>The README says what is so.</summary>
internal sealed partial class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(RepositoryRoot.Combine("README.md"));

    [Test]
    public void It_lists_every_property_of_the_package()
    {
        var package = RepositoryRoot.Combine("src", "Detections.Build");
        var used = new[] { "Sdk", "build" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(package, folder)))
            .SelectMany(file => Property().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["name"].Value)
            .Where(name => name.Contains("Detection", StringComparison.Ordinal))
            .Distinct()
            .ToList();

        Assert.That(used, Does.Contain("DetectionEnvironment"));
        Assert.That(used.Where(name => !Text.Contains($"`{name}`", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void The_build_it_shows_is_that_of_the_sample()
    {
        var golden = File.ReadAllText(RepositoryRoot.Combine("tests", "Detections.Build.Tests", "Sample", "Golden", "findings.txt"));
        var warnings = GoldenWarning().Matches(golden).Select(match => $"{match.Groups["head"].Value}: {match.Groups["message"].Value}");

        Assert.That(ShownWarning().Matches(Text).Select(match => match.Groups[1].Value), Is.EqualTo(warnings));
    }

    [GeneratedRegex(@"\$\((?<name>\w+)\)|PropertyName=""(?<name>\w+)""")]
    private static partial Regex Property();

    [GeneratedRegex(@"^(?<head>\S+: warning \w+)\n +(?<message>.*)$", RegexOptions.Multiline)]
    private static partial Regex GoldenWarning();

    [GeneratedRegex(@"^ +(\S+: warning \w+: .*)$", RegexOptions.Multiline)]
    private static partial Regex ShownWarning();
}
