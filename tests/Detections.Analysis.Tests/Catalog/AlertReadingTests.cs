using Detections.Analysis.Catalog;

namespace Detections.Analysis.Tests.Catalog;

/// <summary>What the catalog takes from what a rule says of its alerts and its schedule.</summary>
internal sealed class AlertReadingTests
{
    private RuleFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new RuleFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task A_custom_detection_has_its_entities_details_and_schedule()
    {
        var rule = await DetectionAsync("""
            "entityMappings": { "hosts": [{ "deviceIdColumn": "DeviceId", "nameColumn": "DeviceName" }], "files": [{ "sha1Column": "SHA1" }, "x"] },
            "customDetails": { "@odata.type": "#microsoft.graph.Dictionary", "Command": "ProcessCommandLine" }
            """, """{ "frequency": "PT1H" }""");

        Assert.Multiple(() =>
        {
            Assert.That(Entities(rule), Is.EqualTo("hosts(deviceId=DeviceId, name=DeviceName); files(sha1=SHA1); files()"));
            Assert.That(rule.CustomDetails, Is.EqualTo([new CatalogDetail("Command", "ProcessCommandLine")]));
            Assert.That((rule.Frequency, rule.Period), Is.EqualTo((TimeSpan.FromHours(1), TimeSpan.FromHours(4))));
        });
    }

    [Test]
    public async Task A_custom_detection_of_the_form_before_has_its_assets()
    {
        var rule = await DetectionAsync("""
            "impactedAssets": [{ "@odata.type": "#microsoft.graph.security.impactedDeviceAsset", "identifier": "deviceId" }, { "identifier": "sha1,accountUpn" }]
            """, """{ "period": "0" }""");

        Assert.That(Entities(rule), Is.EqualTo("Device(deviceId=DeviceId); (sha1=SHA1, accountUpn=AccountUpn)"));
        Assert.That(rule.Frequency, Is.EqualTo(TimeSpan.Zero));
    }

    private async Task<CatalogRule> DetectionAsync(string alert, string schedule)
    {
        _folder.Write("a.json", $$"""
            { "displayName": "A", "queryCondition": { "queryText": "DeviceProcessEvents" }, "schedule": {{schedule}},
              "detectionAction": { "alertTemplate": { "title": "A", {{alert}} } } }
            """);
        return (await _folder.CatalogAsync()).Rules.Single();
    }

    private static string Entities(CatalogRule rule) =>
        string.Join("; ", rule.Entities.Select(entity => $"{entity.Type}({string.Join(", ", entity.Fields.Select(field => $"{field.Name}={field.Column}"))})"));
}
