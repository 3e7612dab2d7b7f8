using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Attack;

internal sealed class TechniqueIdIsMalformedTests
{
    private const string Id = DiagnosticIds.TechniqueIdIsMalformed;
    private const string Rule = "write T and four digits, and for a sub-technique a dot and three digits more.";

    [TestCase("T1021.6", " Did you mean 'T1021.006' (Remote Services: Windows Remote Management)?")]
    [TestCase("T1021/006", " Did you mean 'T1021.006' (Remote Services: Windows Remote Management)?")]
    [TestCase("T1021006", " Did you mean 'T1021.006' (Remote Services: Windows Remote Management)?")]
    [TestCase("t 1047", " Did you mean 'T1047' (Windows Management Instrumentation)?")]
    [TestCase("T1562.1", " Did you mean 'T1685' (Disable or Modify Tools)?")]
    [TestCase("T10599", "")]
    [TestCase("T105", "")]
    public async Task What_is_meant_as_an_id_is_found(string id, string hint) =>
        await AttackRules.InDocument(Id).VerifyAsync(
            AttackRules.Tactics($"| Execution | T1569.002, [|{id}|] |"),
            $"The technique id '{id}' is malformed; {Rule}{hint}");

    [Test]
    public async Task Digits_that_a_cell_of_subtechniques_lost_are_found() =>
        await AttackRules.InDocument(Id).VerifyAsync(
            AttackRules.Subtechniques("| TA0008 - Lateral Movement | [|T1021 | 6|] | Remote Services - Windows Remote Management |"));

    [TestCase("T1047 is used by T3 servers")]
    [TestCase("see table T12, or T4711-23")]
    [TestCase("{{techniques}}")]
    [TestCase("T1047. T1569.002.")]
    [TestCase("TA0002")]
    public async Task Nothing_is_said(string cell) => await AttackRules.InDocument(Id).VerifyAsync(AttackRules.Tactics($"| Execution | {cell} |"));

    [TestCase("T1021/006", "T1021.006")]
    [TestCase("T1021.6", "T1021.006")]
    [TestCase("T 1021", "T1021")]
    public async Task The_same_digits_are_written_rightly(string id, string repaired) =>
        await AttackRules.InSentinel(Id).VerifyFixAsync(AttackRules.Sentinel($"relevantTechniques: ['[|{id}|]']"), AttackRules.Sentinel($"relevantTechniques: ['{repaired}']"));

    [TestCase("T1021.96")]
    [TestCase("T102106")]
    [TestCase("T1562/001")]
    public async Task Other_digits_are_a_guess(string id) =>
        await AttackRules.InSentinel(Id).VerifyNoFixAsync(AttackRules.Sentinel($"relevantTechniques: ['[|{id}|]']"));
}
