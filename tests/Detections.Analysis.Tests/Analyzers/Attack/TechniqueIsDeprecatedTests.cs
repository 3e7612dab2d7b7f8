using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Attack;

internal sealed class TechniqueIsDeprecatedTests
{
    private const string Id = DiagnosticIds.TechniqueIsDeprecated;

    [Test]
    public async Task A_technique_out_of_use_is_found() =>
        await AttackRules.InSentinel(Id).VerifyAsync(
            AttackRules.Sentinel("relevantTechniques:", "  - [|T1064|]", "  - T1059"),
            "The technique 'T1064' (Scripting) is deprecated and ATT&CK names no successor; write the technique that fits the rule, or take this one out.");

    [Test]
    public async Task An_id_of_PRE_ATTACK_is_found() =>
        await new AnalyzerVerifier { Id = Id }.VerifyAsync(
            "// techniques: T1078, [|T1250|]\nDeviceProcessEvents | take 1",
            "The technique 'T1250' (Determine domain and IP address space) is deprecated and ATT&CK names no successor; write the technique that fits the rule, or take this one out.");
}
