using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Tests.Analyzers.Contract.ContractRules;

namespace Detections.Analysis.Tests.Analyzers.Contract;

internal sealed class ValueIsOutOfRangeTests
{
    private const string Id = DiagnosticIds.ValueIsOutOfRange;

    [TestCase("queryFrequency: [|4m|]", "The value of 'queryFrequency' is 4m, and Sentinel takes 5m to 14d.")]
    [TestCase("queryPeriod: [|P15D|]", "The value of 'queryPeriod' is 15d, and Sentinel takes 5m to 14d.")]
    [TestCase("suppressionDuration: [|25h|]", "The value of 'suppressionDuration' is 25h, and Sentinel takes 5m to 1d.")]
    [TestCase("triggerThreshold: [|-1|]", "The value of 'triggerThreshold' is -1, and Sentinel takes 0 to 10000.")]
    public Task Found(string line, string message) => InYaml(Id).VerifyAsync(Scheduled(line), message);

    [TestCase("queryFrequency: 5m")]
    [TestCase("queryPeriod: 336h")]
    [TestCase("triggerThreshold: 10000")]
    public Task Not_found(string line) => InYaml(Id).VerifyAsync(Scheduled(line));

    [Test]
    public Task A_document_for_Defender_alone_is_not_held_to_what_Sentinel_takes() =>
        InDocument(Id).VerifyAsync(Document("environment: defender-xdr", "queryPeriod: 30d"));

    [Test]
    public Task Another_document_is() => InDocument(Id).VerifyAsync(Document("queryPeriod: [|30d|]"));
}
