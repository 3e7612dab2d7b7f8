using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Tests.Analyzers.Contract.ContractRules;

namespace Detections.Analysis.Tests.Analyzers.Contract;

internal sealed class NearRealTimeRuleHasScheduleTests
{
    private const string Id = DiagnosticIds.NearRealTimeRuleHasSchedule;

    [Test]
    public Task Found() => InYaml(Id).VerifyAsync(NearRealTime("[|queryPeriod|]: 1h", "[|triggerThreshold|]: 0"));

    [Test]
    public Task Not_found() => Task.WhenAll(
        InYaml(Id).VerifyAsync(NearRealTime("queryPeriod:", "severity: Low")),
        InYaml(Id).VerifyAsync(Scheduled("queryPeriod: 1h", "triggerThreshold: 0")));
}
