using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Tests.Analyzers.Contract.ContractRules;

namespace Detections.Analysis.Tests.Analyzers.Contract;

internal sealed class DataTypeIsNotReadTests
{
    private const string Id = DiagnosticIds.DataTypeIsNotRead;

    private const string Connector = "kind: NRT\nrequiredDataConnectors:\n  - connectorId: Some\n    dataTypes:\n";

    [Test]
    public Task A_table_that_is_not_read_is_found() => InYaml(Id).VerifyAsync(Connector + "      - SigninLogs\n      - [|AuditLogs|]\nquery: SigninLogs | take 1\n");

    [TestCase("SigninLogs | join kind=inner (AuditLogs) on CorrelationId", TestName = "Both are read")]
    [TestCase("let t = AuditLogs | take 1; SigninLogs | join kind=inner t on CorrelationId", TestName = "One is read by a let")]
    [TestCase("SigninLogs | union _Im_Dns()", TestName = "A function may read it")]
    [TestCase("search in (SigninLogs) 'x'", TestName = "search")]
    [TestCase("union Audit*, SigninLogs", TestName = "A wildcard")]
    [TestCase("union SigninLogs, (table('AuditLogs'))", TestName = "table()")]
    public Task Not_found(string query) => InYaml(Id).VerifyAsync(Connector + $"      - AuditLogs\n      - Some (thing)\n      - Unheard\nquery: \"{query}\"\n");

    [Test]
    public Task A_query_with_a_fault_says_nothing_of_its_tables() =>
        InYaml(DiagnosticIds.TableIsNotDeclared).VerifyAsync(Connector + "      - AuditLogs\nquery: union SigninLogs, ([|NoSuchTable|])\n");
}
