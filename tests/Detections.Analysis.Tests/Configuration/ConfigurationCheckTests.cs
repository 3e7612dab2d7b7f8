using Detections.Analysis.Configuration;
using Detections.Analysis.Configuration.EditorConfig;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Text;

namespace Detections.Analysis.Tests.Configuration;

internal sealed class ConfigurationCheckTests
{
    private static readonly ConfigurationCheck Check = new(DescriptorTable.BuiltIn);

    [TestCase("[*]\n[|dotnet_diagnostic.DET2991.severity|] = error", "The id 'DET2991' is unknown, so its severity changes nothing. Did you mean 'DET2001'?")]
    [TestCase("[*]\n[|dotnet_diagnostic.DET77777.severity|] = error", "The id 'DET77777' is unknown, so its severity changes nothing.")]
    [TestCase("[*]\ndotnet_diagnostic.DET2001.severity = [|warn|]", "The severity 'warn' is unknown; use 'error', 'warning', 'suggestion', 'silent', 'none' or 'default'.")]
    [TestCase("[*]\ndotnet_diagnostic.KS142.severity = [|eror|] # why", "The severity 'eror' is unknown; use 'error', 'warning', 'suggestion', 'silent', 'none' or 'default'. Did you mean 'error'?")]
    [TestCase("[*]\ndotnet_analyzer_diagnostic.category-Query.severity = [|high|]", "The severity 'high' is unknown; use 'error', 'warning', 'suggestion', 'silent', 'none' or 'default'.")]
    [TestCase("[*]\n[|detections.enviroment|] = sentinel", "The option 'detections.enviroment' is unknown; there is 'detections.environment'. Did you mean 'detections.environment'?")]
    [TestCase("[*]\ndetections.environment = [|sentinal|]", "The option 'detections.environment' has the value 'sentinal'; use 'sentinel', 'defender-xdr' or 'unified'. Did you mean 'sentinel'?")]
    [TestCase("[*]\n[|dotnet_diagnostic.DET9001.severity|] = none", "The severity of 'DET9001' cannot be changed, for a check that did not run must not look like one that found nothing; take the line out.")]
    [TestCase("[|dotnet_diagnostic.DET2001.severity|] = none", "The key 'dotnet_diagnostic.det2001.severity' stands above the first section and holds for no file; put it below a section such as '[*]'.")]
    [TestCase("[[|*.{kql|]]\ndotnet_diagnostic.DET2001.severity = none", "The section '*.{kql' cannot be read, so it holds for no file; close each of its braces and brackets, and write sets from the lower to the higher unit.")]
    public void A_key_that_does_nothing_is_found(string marked, string message)
    {
        var expected = MarkedText.Parse(marked);
        var file = ConfigFiles.Read("/rules/.editorconfig", expected.Text);

        var problem = Check.In(file).Single();

        Assert.That(problem.Message, Is.EqualTo(message));
        Assert.That(problem.Location, Is.EqualTo(file.Locate(expected.Marks.Single().Span)));
    }

    [TestCase("root = true\nindent_size = 2\n[*]\ndotnet_diagnostic.CA1000.severity = bad\ndotnet_diagnostic.IDE0005.severity = error", Description = "Those of other tools.")]
    [TestCase("[*]\ndotnet_analyzer_diagnostic.category-Style.severity = bad", Description = "A category of another tool.")]
    [TestCase("dotnet_analyzer_diagnostic.severity = none", Description = "It may be meant for the compiler.")]
    [TestCase("[*.{cs]\ncsharp_x = 1", Description = "A section without keys for this tool.")]
    [TestCase("[*]\ndotnet_diagnostic.KS599.severity = error\ndotnet_diagnostic.DETECT1.severity = bad", Description = "A code of Kusto without a title; an id of another tool.")]
    [TestCase("[*]\nDETECTIONS.Environment = Sentinel\ndotnet_diagnostic.det2001.severity = ERROR", Description = "Letter case is free.")]
    [TestCase("[*]\ndotnet_diagnostic.DET9004.severity = none\ndotnet_diagnostic.DET2001.severity = refactoring", Description = "A warning of the tool can be turned off.")]
    [TestCase("[*]\n# dotnet_diagnostic.DET2991.severity = error", Description = "A comment.")]
    public void Nothing_is_said_of(string content) =>
        Assert.That(Check.In(ConfigFiles.Read("/rules/.editorconfig", content)), Is.Empty);

    [Test]
    public void A_global_file_has_keys_above_its_sections_and_sections_for_one_file()
    {
        var file = ConfigFiles.Read("/rules/.globalconfig", """
            dotnet_diagnostic.DET2001.severity = none
            [/rules/a.kql]
            dotnet_diagnostic.DET2001.severity = error
            [*.kql]
            dotnet_diagnostic.DET2001.severity = error
            """);

        Assert.That(Check.In(file).Select(problem => problem.ToString()), Is.EqualTo(new[]
        {
            "/rules/.globalconfig(4,2,4,7): DET9011: The section '*.kql' of a global config file is not the full path of a file, so it holds for none; " +
            "put its keys above the sections, or into an '.editorconfig' file.",
        }));
    }

    [Test]
    public void Two_global_files_of_one_level_that_set_a_key_are_told_and_neither_counts()
    {
        var set = new EditorConfigSet(new[] { "a", "b" }.Select(name =>
            ConfigFiles.Read($"/rules/{name}.globalconfig", "is_global = true\ndotnet_diagnostic.DET2001.severity = error\nindent_size = 2")));

        var problem = Check.Between(set.Global).Single();

        Assert.That(problem.ToString(), Is.EqualTo(
            "/rules/a.globalconfig(2,1,2,35): DET9011: The key 'dotnet_diagnostic.det2001.severity' is set by line 2 of 'b.globalconfig' too, so neither counts; " +
            "take one out, or give one file a higher 'global_level'."));
        Assert.That(problem.Related.Single().Location.Path, Is.EqualTo("/rules/b.globalconfig"));
        Assert.That(new DetectionConfiguration(set).For("/rules/a.kql").SeverityOfId("DET2001"), Is.Null);
    }
}
