using System.Text.Json;

namespace Detections.Catalog.Tests.Navigator;

internal sealed class NavigatorLayersTests
{
    [Test]
    public void A_layer_scores_each_technique_by_the_rules_that_name_it()
    {
        using var catalog = new WrittenCatalog(TestCatalog.Of(TestCatalog.WinRm, TestCatalog.WinRm with { Path = "other.md" }, TestCatalog.Remoting), "https://example.com/{path}#L{line}");

        using var layer = JsonDocument.Parse(catalog.Text("navigator/enterprise-attack.json"));
        var root = layer.RootElement;
        Assert.Multiple(() =>
        {
            Assert.That(root.GetProperty("versions").EnumerateObject().Select(version => $"{version.Name} {version.Value}"), Is.EqualTo(new[] { "attack 19", "navigator 5.2.0", "layer 4.5" }));
            Assert.That(root.GetProperty("domain").GetString(), Is.EqualTo("enterprise-attack"));
            Assert.That(root.GetProperty("techniques").EnumerateArray().Select(one => $"{one.GetProperty("techniqueID")} {one.GetProperty("score")}"), Is.EqualTo(new[] { "T1021.006 2", "T1059.001 1" }));
            Assert.That(root.GetProperty("gradient").GetProperty("maxValue").GetInt32(), Is.EqualTo(2));
            Assert.That(root.GetProperty("techniques")[0].GetProperty("links")[1].GetProperty("url").GetString(), Is.EqualTo("https://example.com/rules/endpoint/WinRM%20plugin.md#L1"));
        });
    }

    [Test]
    public void Without_an_address_on_the_web_there_are_no_links()
    {
        using var catalog = new WrittenCatalog(TestCatalog.Of(TestCatalog.WinRm));

        Assert.That(catalog.Text("navigator/enterprise-attack.json"), Does.Contain("\"links\": []"));
    }

    [Test]
    public void A_technique_that_ATTACK_does_not_have_has_no_cell()
    {
        using var catalog = new WrittenCatalog(TestCatalog.Of(TestCatalog.Stranger));

        Assert.That(catalog.Text("navigator/enterprise-attack.json"), Does.Contain("\"techniques\": []").And.Contain("\"maxValue\": 1"));
    }
}
