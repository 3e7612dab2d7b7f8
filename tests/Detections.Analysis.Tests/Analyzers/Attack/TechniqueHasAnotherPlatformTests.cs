using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Attack;

internal sealed class TechniqueHasAnotherPlatformTests
{
    private const string Id = DiagnosticIds.TechniqueHasAnotherPlatform;

    [Test]
    public async Task A_technique_of_another_operating_system_is_found() =>
        await AttackRules.InSentinel(Id).VerifyAsync(
            Rule("[|T1543.004|], T1543.003", "SecurityEvent | where EventID == 4697"),
            "ATT&CK 19.1 knows the technique 'T1543.004' (Create or Modify System Process: Launch Daemon) on macOS, and the rule reads 'SecurityEvent' alone; declare a technique of what these tables see.");

    [Test]
    public async Task Every_table_counts() =>
        await AttackRules.InSentinel(Id).VerifyAsync(
            Rule("[|T1543.004|]", "let logs = SecurityEvent | where EventID == 4697; union logs, WindowsEvent | join kind=inner (Event) on Computer"));

    [TestCase("SecurityEvent | union Syslog", TestName = "Another_table_may_see_it")]
    [TestCase("union SecurityEvent, Device*", TestName = "A_wildcard_may_see_it")]
    [TestCase("union SecurityEvent, workspace('other').SecurityEvent", TestName = "Another_workspace_may_see_it")]
    [TestCase("union SecurityEvent, _Im_ProcessCreate", TestName = "A_stored_function_may_see_it")]
    [TestCase("DeviceProcessEvents", TestName = "A_table_of_several_systems_sees_it")]
    [TestCase("AuditLogs", TestName = "Logs_of_the_cloud_are_left_alone")]
    public async Task Nothing_is_said(string query) => await AttackRules.InSentinel(Id).VerifyAsync(Rule("T1543.004", query));

    [TestCase("T1543.003")]
    [TestCase("T1528")]
    [TestCase("T1595")]
    [TestCase("T1404")]
    public async Task Nothing_is_said_of_a_technique(string technique) => await AttackRules.InSentinel(Id).VerifyAsync(Rule(technique, "SecurityEvent"));

    private static string Rule(string techniques, string query) => $"kind: Scheduled\nrelevantTechniques: [{techniques}]\nquery: |\n  {query}\n";
}
