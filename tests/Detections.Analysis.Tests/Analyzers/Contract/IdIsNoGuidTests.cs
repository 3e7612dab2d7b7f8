using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Tests.Analyzers.Contract.ContractRules;

namespace Detections.Analysis.Tests.Analyzers.Contract;

internal sealed class IdIsNoGuidTests
{
    private const string Id = DiagnosticIds.IdIsNoGuid;

    [Test]
    public Task Found() => InYaml(Id).VerifyAsync(Scheduled("id: [|UC-7|]"), "The id 'UC-7' is no GUID; give the rule one and keep it.");

    [TestCase("id: 3F1B2C64-8D0A-4A35-9D42-6F1C0E7B5A21")]
    [TestCase("id: '$(RuleId)'")]
    public Task Not_found(string line) => InYaml(Id).VerifyAsync(Scheduled(line));

    [Test]
    public Task A_document_has_ids_of_its_own() => InDocument(Id).VerifyAsync(Document("id: UC-7"));
}
