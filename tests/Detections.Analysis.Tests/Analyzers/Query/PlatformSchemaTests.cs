using Detections.Kusto.Schema;

namespace Detections.Analysis.Tests.Analyzers.Query;

/// <summary>What the platforms accept and a plain reading of their schema would not.</summary>
internal sealed class PlatformSchemaTests
{
    private static readonly AnalyzerVerifier Verifier = new();

    [TestCase("DeviceFileEvents | invoke FileProfile(SHA1, 1000) | where GlobalPrevalence < 5 and DeviceName == 'x'")]
    [TestCase("DeviceFileEvents | project Hash = SHA1 | invoke FileProfile(Hash) | where GlobalPrevalence < 5")]
    [TestCase("DeviceFileEvents | invoke FileProfile('SHA1', 1000) | where Signer == 'x'")]
    public async Task FileProfile_reads_the_columns_piped_in(string query) => await Verifier.VerifyAsync(query);

    [TestCase("DeviceFileEvents | invoke FileProfile({|KS142:SHA11|}, 1000) | where GlobalPrevalence < 5")]
    [TestCase("DeviceFileEvents | project Hash = SHA1 | invoke FileProfile({|KS142:SHA1|}) | where GlobalPrevalence < 5")]
    [TestCase("DeviceFileEvents | invoke FileProfile(SHA1) | where {|KS142:GlobalPrevalenc|} < 5")]
    public async Task FileProfile_is_told_a_column_that_is_not_there(string marked) => await Verifier.VerifyAsync(marked);

    [Test]
    public async Task Both_times_are_known_on_the_tables_of_Defender([Values] KustoEnvironment environment) =>
        await (Verifier with { Environment = environment }).VerifyAsync("DeviceEvents | where Timestamp > ago(1d) and TimeGenerated > ago(1d)");

    [Test]
    public async Task Only_TimeGenerated_is_known_on_the_tables_of_Sentinel([Values] KustoEnvironment environment) =>
        await (Verifier with { Environment = environment }).VerifyAsync("SecurityEvent | where {|KS142:Timestamp|} > ago(1d) and TimeGenerated > ago(1d)");

    [Test]
    public async Task The_parameters_of_a_parser_stand_outside_of_its_query() =>
        await (Verifier with { FileName = "parser.yaml" }).VerifyAsync("""
            FunctionName: ContosoParser
            FunctionQuery: |
              DeviceEvents
              | where Timestamp between (starttime .. endtime) and Timestamp > ago(lookback)
              | where not(disabled) and DeviceName in (hosts) and LocalPort > minport + 1
              | take limit
              | summarize count() by bin(Timestamp, size)

            """);

    [Test]
    public async Task A_fault_of_a_parser_that_can_be_no_parameter_is_told() =>
        await (Verifier with { FileName = "parser.yaml" }).VerifyAsync("""
            FunctionName: ContosoParser
            FunctionQuery: |
              DeviceEvents
              | where {|KS211:tolowr|}(DeviceName) == 'x'
              | {|KS176:wher|} DeviceName == 'x'

            """);
}
