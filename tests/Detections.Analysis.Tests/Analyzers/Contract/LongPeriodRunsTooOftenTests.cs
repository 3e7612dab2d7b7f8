using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Tests.Analyzers.Contract.ContractRules;

namespace Detections.Analysis.Tests.Analyzers.Contract;

internal sealed class LongPeriodRunsTooOftenTests
{
    private const string Id = DiagnosticIds.LongPeriodRunsTooOften;

    [Test]
    public Task Found() => InYaml(Id).VerifyAsync(Scheduled("queryFrequency: [|59m|]", "queryPeriod: 2d"));

    [TestCase("1h", "14d")]
    [TestCase("5m", "47h")]
    public Task Not_found(string frequency, string period) => InYaml(Id).VerifyAsync(Scheduled($"queryFrequency: {frequency}", $"queryPeriod: {period}"));
}
