using Detections.Analysis.Diagnostics;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Tests.Analyzers.Output;

internal sealed class UnionSplitsColumnTests
{
    private const string Two = "let A = datatable(Port: string, X: string)[];\nlet B = datatable(Port: int, X: string)[];\n";

    private static readonly AnalyzerVerifier Verifier = new() { Id = DiagnosticIds.UnionSplitsColumn, Environment = KustoEnvironment.Sentinel };

    [TestCase("[|union|] A, B | where {|KS142:Port|} == '80'")]
    [TestCase("A | [|union|] B | where X == '1' | where {|KS142:Port|} == '80'")]
    [TestCase("[|union|] A, B | extend Y = X | summarize count() by {|KS142:Port|}")]
    public Task The_column_is_told_at_the_union_that_splits_it(string query) => Verifier.VerifyAsync(Two + query);

    [Test]
    public async Task What_there_is_instead_is_named()
    {
        var found = await Verifier.FindAsync(Two + "union A, B | where Port == '80'");

        Assert.That(
            found.Single(one => one.Id == DiagnosticIds.UnionSplitsColumn).Message,
            Is.EqualTo("The tables of 'union' have 'Port' in several types, so it becomes 'Port_string' and 'Port_int'; convert it to one type before."));
    }

    [TestCase("union A, B | where X == '1'")]
    [TestCase("union A, B | where Port_int == 80")]
    [TestCase("union A, B | extend Port = coalesce(Port_string, tostring(Port_int)) | where Port == '80'")]
    [TestCase("union A, (B | extend Port = tostring(Port)) | where Port == '80'")]
    [TestCase("union A, B | where {|KS142:Prt|} == '80'")]
    public Task What_the_query_can_name_is_left_alone(string query) => Verifier.VerifyAsync(Two + query);

    [Test]
    public Task Where_types_may_be_others_nothing_is_said() =>
        (Verifier with { Environment = KustoEnvironment.Unified }).VerifyAsync(Two + "union A, B | where {|KS142:Port|} == '80'");
}
