namespace Detections.Kusto.Tests;

internal sealed class NearestNameTests
{
    [TestCase("DeviceProcesEvents", "DeviceProcessEvents")]
    [TestCase("deviceevents", "DeviceEvents")]
    [TestCase("DeviceEvnets", "DeviceEvents")]
    [TestCase("SigninLogs2", null)]
    [TestCase("Foo", null)]
    public void Finds_the_name_that_was_meant(string written, string? expected) =>
        Assert.That(NearestName.Of(written, ["DeviceEvents", "DeviceProcessEvents", "AuditLogs"]), Is.EqualTo(expected));
}
