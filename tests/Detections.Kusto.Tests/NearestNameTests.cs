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

    [TestCase("DeviceProcesEvents", 1, "DeviceProcessEvents")]
    [TestCase("DeviceProcEvents", 2, null)]
    [TestCase("DeviceProcEvents", 3, "DeviceProcessEvents")]
    public void Finds_no_name_with_more_edits_than_are_allowed(string written, int mostEdits, string? expected) =>
        Assert.That(NearestName.Of(written, ["DeviceEvents", "DeviceProcessEvents", "AuditLogs"], mostEdits), Is.EqualTo(expected));
}
