namespace Detections.Build.Tests.Package;

/// <summary>A project that builds something else, with a reference to the package.</summary>
internal sealed class CSharpProjectTests
{
    private static string Reference => $"""<PackageReference Include="Detections.Build" Version="{PackageFixture.Version}" PrivateAssets="all" />""";

    [Test]
    public void A_project_with_several_frameworks_is_analyzed_once_and_cleaned()
    {
        using var project = new TestProject();
        project.Write("Library.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFrameworks>net8.0;net10.0</TargetFrameworks></PropertyGroup>
              <ItemGroup>{Reference}</ItemGroup>
            </Project>
            """);
        project.Write("odd.yaml", TestProject.Binary);
        var build = project.Build();
        Assert.That(build.Succeeded, Is.True, build.Output);
        Assert.That(build.WarningCodes, Is.EqualTo(new[] { "DET1004" }));
        Assert.That(project.PathOf(TestProject.Sarif), Does.Exist);

        project.Run("clean");
        Assert.That(project.PathOf(TestProject.Sarif), Does.Not.Exist);
    }

    [Test]
    public void A_program_gets_a_catalog_where_it_is_asked_for()
    {
        using var project = new TestProject();
        project.Write("Library.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>{Reference}</ItemGroup>
            </Project>
            """);
        project.Write("rules/one.kql", "print x = 1");
        var site = project.PathOf("bin/detections/catalog/site/index.html");
        Assert.That(project.Build().Succeeded, Is.True);
        Assert.That(site, Does.Not.Exist);

        var build = project.Build("-t:DetectionCatalog");
        Assert.That(build.Succeeded, Is.True, build.Output);
        Assert.That(site, Does.Exist);
    }

    [Test]
    public void The_analysis_stays_in_the_project_that_asks_for_it()
    {
        using var project = new TestProject();
        project.Write("lib/Library.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>{Reference.Replace(" PrivateAssets=\"all\"", "", StringComparison.Ordinal)}</ItemGroup>
            </Project>
            """);
        project.Write("app/App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><ProjectReference Include="../lib/Library.csproj" /></ItemGroup>
            </Project>
            """);
        project.Write("app/odd.yaml", TestProject.Binary);
        var build = project.Build("app");
        Assert.That(build.Succeeded, Is.True, build.Output);
        Assert.That(build.WarningCodes, Is.Empty);
        Assert.That(build.Summaries, Has.Count.EqualTo(1));
    }
}
