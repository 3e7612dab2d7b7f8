using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Tests.Analyzers.Contract.ContractRules;

namespace Detections.Analysis.Tests.Analyzers.Contract;

internal sealed class SuppressionIsShorterThanFrequencyTests
{
    private const string Id = DiagnosticIds.SuppressionIsShorterThanFrequency;

    [Test]
    public Task Found() => InYaml(Id).VerifyAsync(Scheduled("queryFrequency: 6h", "suppressionEnabled: true", "suppressionDuration: [|PT5H|]"));

    [TestCase("false", "1h")]
    [TestCase("true", "6h")]
    [TestCase("${suppress}", "1h")]
    public Task Not_found(string enabled, string rest) => InYaml(Id).VerifyAsync(Scheduled("queryFrequency: 6h", $"suppressionEnabled: {enabled}", $"suppressionDuration: {rest}"));
}
