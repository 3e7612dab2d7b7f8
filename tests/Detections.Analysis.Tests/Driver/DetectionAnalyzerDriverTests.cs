using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Analyzers.Query;
using Detections.Analysis.Diagnostics;
using Detections.Kusto.Engine;

namespace Detections.Analysis.Tests.Driver;

internal sealed class DetectionAnalyzerDriverTests
{
    private RuleFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new RuleFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task The_result_is_the_same_for_any_number_of_workers_and_in_every_run()
    {
        for (var i = 0; i < 12; i++)
        {
            _folder.Write($"rule{i}.kql", $"Table{i % 7}_CL | where A contains 'powershell' | join (DeviceEvents | where Nothing{i} == 1) on A");
            _folder.Write($"rule{i}.md", $"```kql\nDeviceEvents | where FileNam == {i}\n```\n```kql\nunion SigninLogs, Table{i}_CL | wher x\n");
        }
        _folder.Write("schema/a.yaml", "tables: [{ name: Table1_CL, columns: { A: string } }]");
        using var single = new NodeKustoEngine(TestEngine.Options with { WorkerCount = 1 });

        var expected = Describe(await _folder.AnalyzeAsync(single));

        Assert.That(expected, Has.Count.GreaterThan(60));
        for (var run = 0; run < 3; run++)
            Assert.That(Describe(await _folder.AnalyzeAsync()), Is.EqualTo(expected));
    }

    [Test]
    public async Task Findings_are_in_the_order_of_path_and_place()
    {
        _folder.Write("b.kql", "DeviceEvents\n| where B1 == 1 and B2 == 1");
        _folder.Write("a.kql", "DeviceEvents | where A1 == 1\n| where A2 == 1");

        var result = await _folder.AnalyzeAsync();

        Assert.That(
            result.Diagnostics.Select(one => $"{Path.GetFileName(one.Location.Path)} {one.Location.Start.Line}:{one.Location.Start.Column}"),
            Is.EqualTo(["a.kql 0:21", "a.kql 1:8", "b.kql 1:8", "b.kql 1:20"]));
    }

    [Test]
    public async Task Everything_that_was_looked_at_is_counted()
    {
        _folder.Write("two.md", "# T\n```kql\nDeviceEvents | take 1\n```\n```kql\nDeviceEvents | take 2\n```\n");
        _folder.Write("two.yaml", "kind: NRT\nquery: DeviceEvents | take 1\n---\nkind: NRT\nquery: DeviceEvents | take 2\n");
        _folder.Write("deep.kql", "print " + new string('(', 5000));
        _folder.Write("empty.kql", "");
        var readMe = _folder.Write("readme.md", "# Read me\n");

        var result = await _folder.AnalyzeAsync();

        Assert.That(result.Counts, Is.EqualTo(new AnalysisCounts(Files: 5, RuleFiles: 3, Rules: 4, Queries: 5, AnalyzedQueries: 4)));
        Assert.That(result.FilesWithoutRules, Is.EqualTo([_folder.FullPath("empty.kql"), readMe]));
    }

    [Test]
    public async Task No_files_are_no_findings()
    {
        var result = await _folder.AnalyzeAsync();

        Assert.That(result.Diagnostics, Is.Empty);
        Assert.That(result.Counts, Is.EqualTo(AnalysisCounts.Nothing));
    }

    [Test]
    public async Task An_analyzer_that_fails_is_told_at_the_first_line_and_the_others_still_report()
    {
        _folder.Write("rule.kql", "\n  // first\nDeviceEvents | where Nothing == 1");

        var result = await _folder.AnalyzeAsync(TestEngine.Engine, new FailingAnalyzer(), new KustoDiagnosticsAnalyzer());

        Assert.That(
            result.Diagnostics.Select(one => $"{one.Location.Start.Line + 1}:{one.Location.Start.Column + 1}-{one.Location.End.Column + 1} {one.Id}"),
            Is.EqualTo(["2:3-11 DET9003", "3:22-29 KS142"]));
        Assert.That(result.Diagnostics[0].Message, Is.EqualTo("The analyzer 'FailingAnalyzer' failed with 'it {0} broke'; this is a fault of the analyzer, please report it."));
        Assert.That(result.Counts.AnalyzedQueries, Is.EqualTo(1));
    }

    [Test]
    public async Task A_fault_in_a_schema_file_is_told_at_its_place_and_costs_only_itself()
    {
        _folder.Write("rule.kql", "Good_CL | where Nothing == 1");
        var path = _folder.Write("schema/a.yaml", "tables:\n  - name: Good_CL\n    columns: { A: string, B: strin }\n");

        var result = await _folder.AnalyzeAsync();

        Assert.That(result.Diagnostics.Select(one => one.Id), Is.EqualTo(["KS142", "DET9004"]));
        var (fault, location) = (result.Diagnostics[1], result.Diagnostics[1].Location);
        Assert.That((location.Path, location.Start.Line, location.Start.Column, location.End.Column), Is.EqualTo((path, 2, 29, 34)), fault.Message);
        Assert.That(fault.Message, Does.Contain("'strin'").And.Contain("Did you mean 'string'?"));
    }

    [Test]
    public async Task A_second_declaration_is_told_with_the_place_of_the_first()
    {
        _folder.Write("rule.kql", "Good_CL | where A == '' and B == ''");
        var first = _folder.Write("schema/a.yaml", "tables: [{ name: Good_CL, columns: { A: string } }]");
        var second = _folder.Write("schema/b.yaml", "\ntables: [{ name: Good_CL, columns: { B: string } }]");

        var result = await _folder.AnalyzeAsync();

        Assert.That(result.Diagnostics.Select(one => one.Id), Is.EqualTo(["KS142", "DET9004"]));
        var fault = result.Diagnostics[1];
        Assert.That((fault.Location.Path, fault.Location.Start.Line, fault.Location.Start.Column), Is.EqualTo((second, 1, 17)));
        Assert.That(fault.Related.Select(other => (other.Location.Path, other.Location.Start.Line, other.Location.Start.Column)), Is.EqualTo([(first, 0, 17)]));
    }

    [Test]
    public async Task A_schema_file_that_cannot_be_read_is_told()
    {
        _folder.Write("rule.kql", "DeviceEvents | take 1");
        _folder.Write("schema/a.yaml", [0xFF, 0xFE]);
        _folder.Write("schema/b.yaml", [0x61, 0x00]);

        Assert.That((await _folder.AnalyzeAsync()).Diagnostics.Select(one => one.Id), Is.EqualTo(["DET1001", "DET1004"]));
    }

    private static List<string> Describe(AnalysisResult result) => [.. result.Diagnostics.Select(one => one.ToString())];

    private sealed class FailingAnalyzer : DetectionAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [];

        public override void AnalyzeQuery(QueryContext context) => throw new InvalidOperationException("it {0}\nbroke");
    }
}
