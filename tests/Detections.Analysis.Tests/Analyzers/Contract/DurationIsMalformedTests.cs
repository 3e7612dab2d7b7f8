using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Tests.Analyzers.Contract.ContractRules;

namespace Detections.Analysis.Tests.Analyzers.Contract;

internal sealed class DurationIsMalformedTests
{
    private const string Id = DiagnosticIds.DurationIsMalformed;

    [TestCase("queryFrequency: [|1 hour|]")]
    [TestCase("queryPeriod: [|5|]")]
    [TestCase("queryPeriod: [|P1M|]")]
    [TestCase("suppressionDuration: [|60s|]")]
    public Task Found(string line) => InYaml(Id).VerifyAsync(Scheduled(line));

    [TestCase("queryFrequency: PT1H")]
    [TestCase("queryFrequency: 1D")]
    [TestCase("queryPeriod: 14.00:00:00")]
    [TestCase("queryPeriod: ${period}d")]
    [TestCase("incidentConfiguration:\n  groupingConfiguration:\n    lookbackDuration: P7DT5H")]
    public Task Not_found(string line) => InYaml(Id).VerifyAsync(Scheduled(line));
}
