using System.IO.Compression;
using Newtonsoft.Json.Linq;

namespace Detections.Build.Tests.Package;

/// <summary>A repository with an analyzer of its own, compiled against the package <c>Detections.Analysis</c>.</summary>
internal sealed class AnalyzerTests
{
    private const string Analyzer = """
        using System.Collections.Immutable;
        using Detections.Analysis.Analyzers;
        using Detections.Analysis.Diagnostics;

        public sealed class RuleHasTitleAnalyzer : DetectionAnalyzer
        {
            private static readonly DiagnosticDescriptor Rule = new(
                "ACME1", "Rule has a title", "The title is '{0}'; say less.", DiagnosticCategory.RuleFile, DiagnosticSeverity.Suggestion, "A title is found.");

            public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

            public override void AnalyzeRule(RuleContext context)
            {
                if (context.Rule.Title is { } title)
                    context.Report(Rule, title.Span, title.Value);
            }
        }
        """;

    [OneTimeSetUp]
    public void PackContracts() => PackageFixture.Pack("Detections.Analysis");

    [Test]
    public void Its_findings_are_configured_suppressed_and_logged_like_those_of_the_tool()
    {
        using var project = new TestProject();
        project.Write("analyzers/Acme.Analyzers.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="Detections.Analysis" Version="{PackageFixture.Version}" PrivateAssets="all" /></ItemGroup>
            </Project>
            """);
        project.Write("analyzers/RuleHasTitleAnalyzer.cs", Analyzer);
        project.Write("rules/Rules.csproj", $"""
            <Project Sdk="Detections.Build/{PackageFixture.Version}">
              <ItemGroup><ProjectReference Include="../analyzers/Acme.Analyzers.csproj" OutputItemType="DetectionAnalyzer" /></ItemGroup>
            </Project>
            """);
        project.Write("rules/.editorconfig", "root = true\n[*.kql]\ndotnet_diagnostic.acme1.severity = warning\n");
        project.Write("rules/a.kql", "// title: One\nprint 1\n");
        project.Write("rules/b.kql", "// detections:disable-next-line ACME1 -- It is short.\n// title: Two\nprint 1\n");
        var build = project.Build("rules");
        Assert.That(build.Succeeded, Is.True, build.Output);
        Assert.That(build.Warnings.Select(one => (one.Code, one.File, one.LineNumber, one.ColumnNumber, one.Message)), Is.EqualTo(new[]
        {
            ("ACME1", project.PathOf("rules/a.kql"), 1, 11, "The title is 'One'; say less."),
        }));
        Assert.That(build.Summaries.Single(), Does.EndWith(", 1 suppressed."));
        var rule = JObject.Parse(File.ReadAllText(project.PathOf("rules/" + TestProject.Sarif))).SelectToken("runs[0].tool.driver.rules[?(@.id == 'ACME1')]")!;
        Assert.That((string?)rule["name"], Is.EqualTo("RuleHasATitle"));
        Assert.That(rule["helpUri"], Is.Null);

        // A process that built before keeps no file locked, and sees what is built anew.
        project.Write("analyzers/RuleHasTitleAnalyzer.cs", Analyzer.Replace("say less", "say more", StringComparison.Ordinal));
        Assert.That(project.Build("rules").Warnings.Single().Message, Does.EndWith("say more."));
    }

    [Test]
    public void The_package_holds_what_is_compiled_against_and_nothing_to_run()
    {
        using var package = ZipFile.OpenRead(Path.Combine(PackageFixture.Feed, $"Detections.Analysis.{PackageFixture.Version}.nupkg"));
        Assert.That(package.Entries.Select(entry => entry.FullName).Where(name => name.Contains('/', StringComparison.Ordinal) && !name.StartsWith('_') && !name.StartsWith("package/", StringComparison.Ordinal)), Is.EquivalentTo(new[]
        {
            "ref/net8.0/Detections.Analysis.dll", "ref/net8.0/Detections.Analysis.xml", "ref/net8.0/Detections.Kusto.dll", "ref/net8.0/Detections.Kusto.xml",
        }));
    }
}
