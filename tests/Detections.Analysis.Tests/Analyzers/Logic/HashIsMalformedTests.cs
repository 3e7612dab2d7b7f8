using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Logic;

internal sealed class HashIsMalformedTests
{
    private static readonly AnalyzerVerifier Verifier = new() { Id = DiagnosticIds.HashIsMalformed };

    [TestCase("DeviceFileEvents | where SHA1 == [|'3395856ce81f2b7382dee72602f798b642f1414'|]", "No SHA1 is equal to '3395856ce81f2b7382dee72602f798b642f1414': it has 39 digits and not 40; correct it, or compare the column of its own algorithm.")]
    [TestCase("DeviceFileEvents | where InitiatingProcessSHA256 in~ ([|'44d88612fea8a8f36de82e1278abb02f'|])", "No SHA256 is equal to '44d88612fea8a8f36de82e1278abb02f': it has the 32 digits of MD5 and not 64; correct it, or compare the column of its own algorithm.")]
    [TestCase("let Bad = dynamic(['44d88612fea8a8f36de82e1278abb02f', [|'44d88612fea8a8f36de82e1278abbO2f'|]]); DeviceFileEvents | where MD5 in (Bad)", "No MD5 is equal to '44d88612fea8a8f36de82e1278abbO2f': it has the letter 'O', which is no hexadecimal digit; correct it, or compare the column of its own algorithm.")]
    public Task What_no_hash_can_be_is_found(string query, string message) => Verifier.VerifyAsync(query, message);

    [TestCase("DeviceFileEvents | where MD5 == '44d88612fea8a8f36de82e1278abb02f' or SHA1 == '' or SHA1 == 'N/A' or SHA1 == 'unknown'")]
    [TestCase("DeviceFileEvents | where SHA1 == 'deadbeef' or SHA1 == 'PutYourHashHereFirst'")]
    [TestCase("DeviceFileEvents | where SHA1 startswith '3395856ce81f2b7382dee72602f798b642f1414'")]
    [TestCase("DeviceFileEvents | where FileName == '3395856ce81f2b7382dee72602f798b642f1414'")]
    [TestCase("datatable(MD5: string) ['a'] | where MD5 == '3395856ce81f2b7382dee72602f798b642f1414'")]
    public Task Hashes_and_what_is_none_at_all_are_left_alone(string query) => Verifier.VerifyAsync(query);
}
