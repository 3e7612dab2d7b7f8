using Detections.Tests.Shared;
using Newtonsoft.Json.Linq;

namespace Detections.Build.Tests.Package;

/// <summary>A folder of rules without C#: <c>&lt;Project Sdk="Detections.Build/VERSION" /&gt;</c>.</summary>
internal sealed class RulesProjectTests
{
    [Test]
    public void An_error_fails_the_build_twice_in_a_row()
    {
        using var project = TestProject.OfRules();
        project.Write("bad.kql", TestProject.NotUtf8);
        for (var i = 0; i < 2; i++)
        {
            var build = project.Build();
            Assert.That(build.Succeeded, Is.False, build.Output);
            Assert.That(build.ErrorCodes, Is.EqualTo(new[] { "DET1001" }));
        }
    }

    [Test]
    public void A_warning_is_shown_by_every_build_at_its_place()
    {
        using var project = TestProject.OfRules();
        project.Write("rules/odd.yaml", TestProject.Binary);
        for (var i = 0; i < 2; i++)
        {
            var build = project.Build();
            Assert.That(build.Succeeded, Is.True, build.Output);
            var warning = build.Warnings.Single();
            Assert.That(warning.Code, Is.EqualTo("DET1004"));
            Assert.That(warning.File, Is.EqualTo(project.PathOf("rules/odd.yaml")));
            Assert.That((warning.LineNumber, warning.ColumnNumber, warning.EndLineNumber, warning.EndColumnNumber), Is.EqualTo((1, 2, 1, 2)));
            Assert.That(warning.Subcategory, Is.Null.Or.Empty);
            Assert.That(warning.HelpKeyword, Is.Null.Or.Empty);
        }
    }

    [Test]
    public void The_engine_in_the_package_reads_the_queries()
    {
        using var project = TestProject.OfRules();
        project.Write("rules/wrong.kql", "DeviceEvents\n| where Nope == 1\n");
        var build = project.Build();
        var error = build.Errors.Single();
        Assert.That(error.Code, Is.EqualTo("KS142"));
        Assert.That((error.LineNumber, error.ColumnNumber, error.EndLineNumber, error.EndColumnNumber), Is.EqualTo((2, 9, 2, 13)));
        Assert.That(build.Summaries, Is.EqualTo(new[] { "Detections: 2 files, 1 rule, 1 query analyzed: 1 error, 0 warnings, 0 suggestions." }), "The other one is global.json.");
    }

    [Test]
    public void Json_is_looked_at_without_being_named_and_little_of_it_is_a_rule()
    {
        using var project = TestProject.OfRules();
        project.Write("rules/wrong.json", "{ \"displayName\": \"x\",\n\"queryCondition\": { \"queryText\": T } }");
        project.Write("package.json", "{ \"query\": ");
        var error = project.Build().Errors.Single();
        Assert.That((error.Code, error.LineNumber, error.ColumnNumber), Is.EqualTo(("DET1013", 2, 34)));
        Assert.That(error.File, Is.EqualTo(project.PathOf("rules/wrong.json")));
    }

    [Test]
    public void The_log_is_one_that_GitHub_takes_and_clean_removes_it()
    {
        using var project = TestProject.OfRules();
        project.Write(".git/HEAD", "ref: refs/heads/main");
        project.Write("rules/odd.yaml", TestProject.Binary);
        var build = project.Build();
        var sarif = project.PathOf(TestProject.Sarif);
        Assert.That(build.Output, Does.Contain($"  Rules -> {sarif}"), "It is named the way builds name what they make.");
        var artifact = JObject.Parse(File.ReadAllText(sarif)).SelectToken("runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri");
        Assert.That((string?)artifact, Is.EqualTo("rules/odd.yaml"));
        SarifValidator.AssertValid(sarif);

        project.Run("clean");
        Assert.That(sarif, Does.Not.Exist);
    }

    [Test]
    public void A_folder_of_rules_has_a_catalog_that_an_error_leaves_and_clean_removes()
    {
        using var project = TestProject.OfRules();
        project.Write("rules/one.kql", "print x = (");
        var site = project.PathOf("bin/detections/catalog/site/index.html");
        Assert.That(project.Build().Succeeded, Is.False);
        Assert.That(File.ReadAllText(site), Does.Contain("A build with errors made this catalog"), "There is no better one yet.");

        project.Write("rules/one.kql", "print x = 1");
        var build = project.Build();
        Assert.That(build.Succeeded, Is.True, build.Output);
        Assert.That(build.Output, Does.Contain($"  Rules -> {site}"));
        var page = File.ReadAllText(site);
        Assert.That(page, Does.Contain("rules/rules-one.html").And.Not.Contain("with errors"));

        project.Write("rules/two.kql", "print x = (");
        Assert.That(project.Build().Succeeded, Is.False);
        Assert.That(File.ReadAllText(site), Is.EqualTo(page));

        project.Run("clean");
        Assert.That(Directory.EnumerateFiles(project.PathOf("bin"), "*", SearchOption.AllDirectories), Is.Empty);
    }

    [Test]
    public void A_folder_without_rules_passes_and_says_that_nothing_was_checked()
    {
        using var project = TestProject.OfRules();
        foreach (var folder in new[] { "bin", "obj", "tool/bin", "tool/node_modules/x", ".hidden" })
            project.Write($"{folder}/odd.yaml", TestProject.Binary);
        var build = project.Build();
        Assert.That(build.Succeeded, Is.True, build.Output);
        Assert.That(build.Summaries, Is.EqualTo(new[] { "Detections: 1 file, 0 rules, 0 queries analyzed: 0 errors, 1 warning, 0 suggestions." }), "The file is global.json.");
        Assert.That(build.WarningCodes, Is.EqualTo(new[] { "DET9009" }), "The summary alone is not seen in every console.");
        Assert.That(build.Output, Does.Contain("1 file, 0 rules"), "It must be seen without asking for details.");
        Assert.That(project.PathOf(TestProject.Sarif), Does.Exist);
    }

    [Test]
    public void Blanks_and_letters_of_any_language_in_paths_are_fine()
    {
        using var project = TestProject.OfRules("Contoso Règles.proj", "Regeln für die Schicht (日本)");
        project.Write("erste Übung/böse #1 %20 [a].kql", TestProject.NotUtf8);
        var build = project.Build();
        Assert.That(build.Errors.Single().File, Is.EqualTo(project.PathOf("erste Übung/böse #1 %20 [a].kql")));
        Assert.That(build.ErrorCodes, Is.EqualTo(new[] { "DET1001" }));
    }

    [TestCase("-p:DesignTimeBuild=true")]
    [TestCase("-p:RunDetectionAnalysis=false")]
    public void Nothing_is_analyzed_when(string property)
    {
        using var project = TestProject.OfRules();
        project.Write("bad.kql", TestProject.NotUtf8);
        var build = project.Build(property);
        Assert.That(build.Succeeded, Is.True, build.Output);
        Assert.That(build.Summaries, Is.Empty);
        Assert.That(project.PathOf(TestProject.Sarif), Does.Not.Exist);
    }

    [TestCase("-mt")]
    [TestCase("-graph")]
    public void Every_way_to_schedule_a_build_reports_once(string option)
    {
        using var project = TestProject.OfRules();
        project.Write("odd.yaml", TestProject.Binary);
        var build = project.Build(option);
        Assert.That(build.Succeeded, Is.True, build.Output);
        Assert.That(build.WarningCodes, Is.EqualTo(new[] { "DET1004" }));
    }

    [TestCase("sln")]
    [TestCase("slnx")]
    public void Solutions_take_both_kinds_of_project(string format)
    {
        using var solution = TestProject.OfRules("first/First.csproj");
        solution.Write("second/Second.proj", $"""<Project Sdk="Detections.Build/{PackageFixture.Version}" />""");
        solution.Write("first/odd.yaml", TestProject.Binary);
        solution.Write("second/odd.yaml", TestProject.Binary);
        solution.Run("new", "sln", "--format", format, "--name", "All");
        solution.Run("sln", $"All.{format}", "add", "first/First.csproj", "second/Second.proj");
        var build = solution.Build($"All.{format}");
        Assert.That(build.Succeeded, Is.True, build.Output);
        Assert.That(build.Warnings.Select(warning => warning.File), Is.EquivalentTo(new[] { solution.PathOf("first/odd.yaml"), solution.PathOf("second/odd.yaml") }));
    }

    [Test]
    public void A_property_that_cannot_be_read_fails_the_build_with_what_is_allowed()
    {
        using var project = TestProject.OfRules();
        var build = project.Build("-p:DetectionEnvironment=sentinal");
        Assert.That(build.Errors.Single().Message, Is.EqualTo(
            "The property 'DetectionEnvironment' has the value 'sentinal'; use 'sentinel', 'defender-xdr' or 'unified'. Did you mean 'sentinel'?"));
        Assert.That(build.Errors.Single().File, Is.EqualTo(project.PathOf("Rules.csproj")));
    }
}
