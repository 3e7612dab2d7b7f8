using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Tests.Analyzers.Time.TimedRules;

namespace Detections.Analysis.Tests.Analyzers.Platform;

internal sealed class FileProfileColumnMayBeRefusedTests
{
    private static readonly AnalyzerVerifier Verifier = InYaml(DiagnosticIds.FileProfileColumnMayBeRefused);

    [Test]
    public Task A_column_is_told_where_it_is_named_first() => Verifier.VerifyAsync(
        Detection("frequency: PT1H", "DeviceFileEvents\n| invoke FileProfile(SHA1, 1000)\n| where [|GlobalPrevalence|] < 100 and isempty([|Signer|])\n| where GlobalPrevalence > 0"),
        "Microsoft Graph may refuse a custom detection that names 'GlobalPrevalence' of 'FileProfile'; declare it behind the call with 'column_ifexists'.",
        "Microsoft Graph may refuse a custom detection that names 'Signer' of 'FileProfile'; declare it behind the call with 'column_ifexists'.");

    [TestCase("DeviceFileEvents | invoke FileProfile(SHA1) | extend GlobalPrevalence = column_ifexists('GlobalPrevalence', 0) | where GlobalPrevalence < 100")]
    [TestCase("DeviceFileEvents | invoke FileProfile(SHA1) | where ProfileAvailability != 'Error'")]
    [TestCase("DeviceFileCertificateInfo | where Signer == 'x'")]
    [TestCase("DeviceFileCertificateInfo | where Signer == 'x' | invoke FileProfile(SHA1)")]
    [TestCase("DeviceFileCertificateInfo | invoke FileProfile(SHA1) | where Signer == 'x'")]
    public Task What_is_asked_for_with_care_is_left_alone(string query) => Verifier.VerifyAsync(Detection("frequency: PT1H", query));

    [Test]
    public Task A_document_is_not_saved_by_Graph() => new AnalyzerVerifier { Id = DiagnosticIds.FileProfileColumnMayBeRefused, FileName = "rule.md" }.VerifyAsync(
        "---\nkind: CustomDetection\n---\n# A rule\n\n```kql\nDeviceFileEvents | invoke FileProfile(SHA1) | where GlobalPrevalence < 100\n```\n");
}
