using Detections.Analysis.Configuration;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Tests.Configuration;

internal sealed class PropertyReaderTests
{
    private const string Project = "/rules/Rules.csproj";

    [TestCase("sentinel", KustoEnvironment.Sentinel)]
    [TestCase(" Defender-XDR ", KustoEnvironment.DefenderXdr)]
    [TestCase("unified", KustoEnvironment.Unified)]
    [TestCase("", KustoEnvironment.Unified)]
    [TestCase(null, KustoEnvironment.Unified)]
    public void An_environment_is_read_by_its_name(string? value, KustoEnvironment expected)
    {
        var properties = Reader(value);
        Assert.That(properties.Environment("DetectionEnvironment", KustoEnvironment.Unified), Is.EqualTo(expected));
        Assert.That(properties.Problems, Is.Empty);
    }

    [Test]
    public void An_unknown_environment_names_the_property_the_choices_and_the_near_one()
    {
        var properties = Reader("sentinal");
        properties.Environment("DetectionEnvironment", KustoEnvironment.Unified);
        Assert.That(properties.Problems.Single().ToString(), Is.EqualTo(
            "/rules/Rules.csproj(1,1,1,1): DET9007: The property 'DetectionEnvironment' has the value 'sentinal'; " +
            "use 'sentinel', 'defender-xdr' or 'unified'. Did you mean 'sentinel'?"));
    }

    [TestCase("0")]
    [TestCase("101")]
    [TestCase("-1")]
    [TestCase("1.5")]
    [TestCase("10s")]
    [TestCase("99999999999")]
    public void A_number_outside_its_range_is_refused_and_the_default_stays(string value)
    {
        var properties = Reader(value);
        Assert.That(properties.Number("DetectionsQueryTimeout", 10, 1, 100, "seconds"), Is.EqualTo(10));
        Assert.That(properties.Problems.Single().Message, Is.EqualTo(
            $"The property 'DetectionsQueryTimeout' has the value '{value}'; use a whole number of seconds from 1 to 100."));
    }

    [TestCase("1", 1)]
    [TestCase(" 100 ", 100)]
    [TestCase("", 10)]
    public void A_number_in_its_range_is_taken(string value, int expected)
    {
        var properties = Reader(value);
        Assert.That(properties.Number("DetectionsQueryTimeout", 10, 1, 100, "seconds"), Is.EqualTo(expected));
        Assert.That(properties.Problems, Is.Empty);
    }

    [TestCase("true", true)]
    [TestCase(" True ", true)]
    [TestCase("on", true)]
    [TestCase("false", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void A_flag_is_read_as_MSBuild_reads_it(string? value, bool expected)
    {
        var properties = Reader(value);
        Assert.That(properties.Flag("DetectionRequireEquivalents"), Is.EqualTo(expected));
        Assert.That(properties.Problems, Is.Empty);
    }

    [Test]
    public void Another_word_for_a_flag_is_refused()
    {
        var properties = Reader("1");
        Assert.That(properties.Flag("DetectionRequireEquivalents"), Is.False);
        Assert.That(properties.Problems.Single().Message, Is.EqualTo("The property 'DetectionRequireEquivalents' has the value '1'; use 'true' or 'false'."));
    }

    [TestCase("https://contoso.github.io/rules", "https://contoso.github.io/rules/")]
    [TestCase("http://localhost/", "http://localhost/")]
    [TestCase("", null)]
    public void A_folder_on_the_web_ends_in_a_slash(string value, string? expected)
    {
        var properties = Reader(value);
        Assert.That(properties.AddressOfFolder("DetectionCatalogUrl"), Is.EqualTo(expected));
        Assert.That(properties.Problems, Is.Empty);
    }

    [TestCase("javascript:alert(1)")]
    [TestCase("site/index.html")]
    [TestCase("https://contoso.github.io/rules/index.html#q=a")]
    public void What_is_no_folder_on_the_web_is_refused(string value)
    {
        var properties = Reader(value);
        Assert.That(properties.AddressOfFolder("DetectionCatalogUrl"), Is.Null);
        Assert.That(properties.Problems.Single().Message, Is.EqualTo(
            $"The property 'DetectionCatalogUrl' has the value '{value}'; use the address of a folder, such as 'https://contoso.github.io/rules/'."));
    }

    private static PropertyReader Reader(string? value) => new(Project, _ => value);
}
