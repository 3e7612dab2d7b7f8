using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Tests.Analyzers.Contract.ContractRules;

namespace Detections.Analysis.Tests.Analyzers.Contract;

internal sealed class VersionIsMalformedTests
{
    private const string Id = DiagnosticIds.VersionIsMalformed;

    [TestCase("version: [|1.0|]")]
    [TestCase("version: [|v1.0.0|]")]
    [TestCase("version: [|1.0.0-beta|]")]
    [TestCase("version: [|1234567.1234567.1234567|]")]
    public Task Found(string line) => InYaml(Id).VerifyAsync(Scheduled(line));

    [TestCase("version: 1.0.10")]
    [TestCase("version: \"1.0.0\"")]
    public Task Not_found(string line) => InYaml(Id).VerifyAsync(Scheduled(line));

    [Test]
    public Task A_document_has_versions_of_its_own() => InDocument(Id).VerifyAsync(Document("version: 2026-10"));
}
