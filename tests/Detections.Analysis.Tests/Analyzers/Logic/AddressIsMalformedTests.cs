using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Logic;

internal sealed class AddressIsMalformedTests
{
    private static readonly AnalyzerVerifier Verifier = new() { Id = DiagnosticIds.AddressIsMalformed };

    [TestCase("DeviceNetworkEvents | where RemoteIP == [|'10.0.0.256'|]", "No address fits '10.0.0.256': it has the part 256, and none is above 255.")]
    [TestCase("SigninLogs | where IPAddress in ('10.0.0.1', [|'10.0.0.0/8'|])", "No address fits '10.0.0.0/8': it is a range of addresses, which 'ipv4_is_in_range' compares.")]
    [TestCase("SecurityEvent | where IpAddress != [|'1921.68.0.1'|]", "No address fits '1921.68.0.1': it has the part 1921, and none is above 255.")]
    [TestCase("let Net = [|'10.0.0.0/33'|]; DeviceNetworkEvents | where ipv4_is_in_range(RemoteIP, Net)", "No address fits '10.0.0.0/33': it has 33 bits before the host, and an address has 32.")]
    [TestCase("DeviceNetworkEvents | where ipv4_is_in_any_range(RemoteIP, dynamic(['10.0.0.0/8', [|'300.0.0.0/8'|]]))", "No address fits '300.0.0.0/8': it has the part 300, and none is above 255.")]
    public Task What_no_address_can_be_is_found(string query, string message) => Verifier.VerifyAsync(query, message);

    [TestCase("DeviceNetworkEvents | where RemoteIP == '10.0.0.1' or RemoteIP == '' or RemoteIP == 'fe80::1' or RemoteIP == '-'")]
    [TestCase("DeviceNetworkEvents | where RemoteIP startswith '10.0.0.256' or ipv4_is_in_range(RemoteIP, '10.0.0.0/8')")]
    [TestCase("DeviceInfo | where OSVersion == '10.0.19041.1'")]
    [TestCase("DeviceTvmSoftwareInventory | where SoftwareVersion in ('10.0.19041.1')")]
    [TestCase("EmailEvents | where RecipientEmailAddress == '1.2.3.400' or Subject == '10.0.0.0/8'")]
    public Task Addresses_and_versions_are_left_alone(string query) => Verifier.VerifyAsync(query);
}
