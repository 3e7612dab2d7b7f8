using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Tests.Analyzers.Contract.ContractRules;

namespace Detections.Analysis.Tests.Analyzers.Contract;

internal sealed class TextIsLongerThanAdvisedTests
{
    private const string Id = DiagnosticIds.TextIsLongerThanAdvised;

    private static readonly string Fifty = new('x', 50);

    [Test]
    public Task Found() => InYaml(Id).VerifyAsync(
        Scheduled($"name: [|{Fifty}x|]", "description: |", $"  [|{new string('y', 256)}|]"),
        "The value of 'name' has 51 characters, and Microsoft's guide to analytics rules advises 50 at most.",
        "The value of 'description' has 256 characters, and Microsoft's guide to analytics rules advises 255 at most.");

    [Test]
    public Task Not_found() => InYaml(Id).VerifyAsync(Scheduled($"name: {Fifty}", "description: |", $"  {new string('y', 255)}"));

    [Test]
    public Task What_Sentinel_refuses_is_told_once() => InYaml(DiagnosticIds.ValueIsTooLong).VerifyAsync(Scheduled($"name: [|{new string('x', 257)}|]"));
}
