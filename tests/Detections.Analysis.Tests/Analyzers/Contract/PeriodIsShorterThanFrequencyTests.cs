using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Tests.Analyzers.Contract.ContractRules;

namespace Detections.Analysis.Tests.Analyzers.Contract;

internal sealed class PeriodIsShorterThanFrequencyTests
{
    private const string Id = DiagnosticIds.PeriodIsShorterThanFrequency;

    [Test]
    public Task Durations_are_compared_whatever_their_form() => InYaml(Id).VerifyAsync(Scheduled("queryFrequency: PT1H", "queryPeriod: [|59m|]"));

    [TestCase("1h", "60m")]
    [TestCase("1h", "1d")]
    public Task Not_found(string frequency, string period) => InYaml(Id).VerifyAsync(Scheduled($"queryFrequency: {frequency}", $"queryPeriod: {period}"));

    [Test]
    public Task A_document_and_a_resource_are_held_to_it() => Task.WhenAll(
        InDocument(Id).VerifyAsync(Document("queryFrequency: 1d", "queryPeriod: [|1h|]")),
        InResource(Id).VerifyAsync(Resource(""" "queryFrequency": "P1D", "queryPeriod": [|"PT1H"|],""")));
}
