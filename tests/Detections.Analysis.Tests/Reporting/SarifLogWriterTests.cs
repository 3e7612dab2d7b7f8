using System.Text;
using Detections.Analysis.Caching;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Reporting;
using Detections.Analysis.Suppressions;
using Detections.Analysis.Text;
using Detections.Kusto;
using Detections.Tests.Shared;
using Newtonsoft.Json.Linq;
using static Detections.Analysis.Diagnostics.DiagnosticSeverity;

namespace Detections.Analysis.Tests.Reporting;

internal sealed class SarifLogWriterTests
{
    private static readonly DiagnosticDescriptor Rule = new(
        "DET2001", "Table is not declared", "The table '{0}' is not declared.", DiagnosticCategory.Query, Suggestion, "No schema declares the table.");

    private static readonly DiagnosticDescriptor Kusto = new(
        "KS142", "Name cannot be resolved", "{0}", DiagnosticCategory.Query, Error, "The name refers to nothing that Kusto knows.");

    private string _root = "";
    private string _log = "";

    [SetUp]
    public void CreateFolder()
    {
        _root = Directory.CreateTempSubdirectory("sarif-").FullName;
        _log = Path.Combine(_root, "bin", "detections", "detections.sarif");
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_root, recursive: true);

    [Test]
    public void An_empty_result_is_written_with_every_rule()
    {
        var run = Write();
        Assert.That(run["results"], Is.InstanceOf<JArray>().And.Empty);
        Assert.That(run.SelectTokens("tool.driver.rules[*].id").Select(id => (string?)id), Is.EqualTo(new[] { "DET2001" }));
    }

    [Test]
    public void A_rule_that_only_occurs_is_added_in_order_of_ids()
    {
        var early = Rule with { Id = "DET1001" };
        var run = Write(At(Kusto, "a.md"), At(early, "b.md"));
        Assert.That(run.SelectTokens("tool.driver.rules[*].id").Select(id => (string?)id), Is.EqualTo(new[] { "DET1001", "DET2001", "KS142" }));
        Assert.That(run.SelectTokens("results[*].ruleIndex").Select(index => (int)index), Is.EqualTo(new[] { 2, 0 }));
    }

    [Test]
    public void A_finding_in_a_rule_links_to_its_page_where_the_catalog_is_on_the_web()
    {
        var results = Write("https://contoso.github.io/rules/", At(Rule, "rules/ü (1).md"), At(Rule with { Category = DiagnosticCategory.Tool }, "schema/a.json"))["results"]!;

        const string Page = "https://contoso.github.io/rules/index.html#path=rules%2F%C3%BC%20%281%29.md";
        Assert.That((string?)results[0]!["message"]!["text"], Does.EndWith($" See [the page of the rule]({Page})."));
        Assert.That((string?)results[0]!["hostedViewerUri"], Is.EqualTo(Page));
        Assert.That((string?)results[1]!["message"]!["text"], Does.Not.Contain("http"));
        Assert.That(results[1]!["hostedViewerUri"], Is.Null);
        SarifValidator.AssertValid(_log);
    }

    [Test]
    public void A_place_is_one_based_and_relative_to_the_root()
    {
        var physical = Physical(Write(At(Rule, "rules/Ünïcode & blank#1.md", new LinePosition(2, 4), new LinePosition(3, 0))));
        Assert.That((string?)physical["artifactLocation"]!["uri"], Is.EqualTo("rules/%C3%9Cn%C3%AFcode%20%26%20blank%231.md"));
        Assert.That((string?)physical["artifactLocation"]!["uriBaseId"], Is.EqualTo("%SRCROOT%"));
        Assert.That(RegionOf(physical), Is.EqualTo((3, 5, 4, 1)));
    }

    [Test]
    public void A_place_between_two_units_becomes_one_column_wide() =>
        Assert.That(RegionOf(Physical(Write(At(Rule, "a.md", new LinePosition(1, 7), new LinePosition(1, 7))))), Is.EqualTo((2, 8, 2, 9)));

    [Test]
    public void A_finding_without_a_file_is_placed_at_the_project()
    {
        var physical = Physical(Write(new Diagnostic(Rule, Location.None, "Message.")));
        Assert.That((string?)physical["artifactLocation"]!["uri"], Is.EqualTo("Contoso%20Rules.csproj"));
        Assert.That(RegionOf(physical), Is.EqualTo((1, 1, 1, 2)));
    }

    [Test]
    public void A_file_outside_of_the_root_has_a_full_address()
    {
        var outside = Path.Combine(Path.GetPathRoot(_root)!, "else where", "a#1.md");
        var artifact = Physical(Write(new Diagnostic(Rule, Location.OfFile(outside), "Message.")))["artifactLocation"]!;
        Assert.That((string?)artifact["uri"], Does.StartWith("file:///").And.EndsWith("/else%20where/a%231.md"));
        Assert.That(artifact["uriBaseId"], Is.Null);
    }

    [Test]
    public void The_level_is_the_effective_severity_and_the_override_is_told()
    {
        var run = Write(new SeverityPolicy(noWarn: "KS142", warningsAsErrors: "DET2001"), [new ReportedDiagnostic(At(Rule, "a.md"), Error)], [Rule, Kusto]);
        Assert.That((string?)run["results"]![0]!["level"], Is.EqualTo("error"));
        var overrides = run["invocations"]![0]!["ruleConfigurationOverrides"]!;
        Assert.That((string?)overrides[0]!["descriptor"]!["id"], Is.EqualTo("DET2001"));
        Assert.That((string?)overrides[0]!["configuration"]!["level"], Is.EqualTo("error"));
        Assert.That((int?)overrides[1]!["descriptor"]!["index"], Is.EqualTo(1));
        Assert.That((bool?)overrides[1]!["configuration"]!["enabled"], Is.False);
    }

    [Test]
    public void A_level_of_warning_is_written_too()
    {
        var run = Write(new SeverityPolicy(), [new ReportedDiagnostic(At(Kusto, "a.md"), Warning)], [Rule with { DefaultSeverity = Warning }]);
        Assert.That((string?)run["results"]![0]!["level"], Is.EqualTo("warning"));
        Assert.That((string?)run.SelectToken("tool.driver.rules[0].defaultConfiguration.level"), Is.EqualTo("warning"));
    }

    [Test]
    public void A_suppressed_finding_says_so_and_why()
    {
        var suppression = new Suppression(0, [], "Our \"table\".", null);
        var run = Write(new SeverityPolicy(), [new ReportedDiagnostic(At(Rule, "a.md"), Warning) { Suppression = suppression }, new ReportedDiagnostic(At(Rule, "b.md"), Warning)], [Rule]);
        Assert.That((string?)run.SelectToken("results[0].suppressions[0].kind"), Is.EqualTo("inSource"));
        Assert.That((string?)run.SelectToken("results[0].suppressions[0].justification"), Is.EqualTo("Our \"table\"."));
        Assert.That(run["results"]![1]!["suppressions"], Is.Null);
    }

    [Test]
    public void A_log_that_is_there_is_left_alone_and_one_that_is_not_is_written([Values] bool isDamaged)
    {
        ReportedDiagnostic[] found = [new ReportedDiagnostic(At(Rule, "a.md"), Warning)];
        var results = ResultStore.Open(_root);
        WriteWith(results, found);
        var whole = File.ReadAllBytes(_log);
        if (isDamaged)
            File.AppendAllText(_log, " ");
        else
            File.SetLastWriteTimeUtc(_log, DateTime.UnixEpoch);
        WriteWith(results, found);
        Assert.That(File.ReadAllBytes(_log), Is.EqualTo(whole));
        Assert.That(File.GetLastWriteTimeUtc(_log) == DateTime.UnixEpoch, Is.Not.EqualTo(isDamaged));
    }

    [Test]
    public void Whatever_a_log_shows_makes_another_log()
    {
        var results = ResultStore.Open(_root);
        var one = new ReportedDiagnostic(At(Rule, "a.md"), Warning);
        ReportedDiagnostic[] all =
        [
            one,
            one with { Severity = Error },
            one with { IsInBaseline = true },
            one with { Diagnostic = one.Diagnostic with { Message = "Other." } },
            one with { Diagnostic = one.Diagnostic with { Related = [new RelatedLocation(one.Diagnostic.Location, "Here.")] } },
            one with { Suppression = new Suppression(0, [], "Why.", null) },
            one with { Suppression = new Suppression(0, [], "Why else.", null) },
        ];
        foreach (var other in all)
        {
            WriteWith(null, [other]);
            var expected = File.ReadAllBytes(_log);
            WriteWith(results, [one]);
            WriteWith(results, [other]);
            Assert.That(File.ReadAllBytes(_log), Is.EqualTo(expected));
        }
        WriteWith(results, [one], new SeverityPolicy(noWarn: Rule.Id));
        Assert.That(JObject.Parse(File.ReadAllText(_log)).SelectToken("runs[0].invocations[0].ruleConfigurationOverrides"), Is.Not.Null);
    }

    private void WriteWith(ResultStore? results, ReportedDiagnostic[] found, SeverityPolicy? policy = null) =>
        Assert.That(new SarifLogWriter(new ReportedRun { ToolVersion = "1.0.0", RootDirectory = _root, ProjectFile = Path.Combine(_root, "Rules.csproj") }, [Rule], policy ?? new SeverityPolicy(), results).Write(_log, found), Is.Null);

    [Test]
    public void The_category_ends_in_a_slash() =>
        Assert.That((string?)Write()["automationDetails"]!["id"], Is.EqualTo("detections/Contoso Rules/"));

    [Test]
    public void A_failure_of_the_tool_is_no_successful_run()
    {
        var failure = Kusto with { Id = "DET9005", Category = DiagnosticCategory.Tool };
        Assert.That((bool?)Write(At(Kusto, "a.md"))["invocations"]![0]!["executionSuccessful"], Is.True);
        Assert.That((bool?)Write(At(failure, "a.md"))["invocations"]![0]!["executionSuccessful"], Is.False);
    }

    [Test]
    public void A_fingerprint_survives_a_move_within_the_file()
    {
        var before = FingerprintsOf(Write(At(Rule, "a.md", line: 3), At(Rule, "a.md", line: 9)));
        var after = FingerprintsOf(Write(At(Rule, "a.md", line: 5), At(Rule, "a.md", line: 20)));
        Assert.That(after, Is.EqualTo(before));
    }

    [Test]
    public void Fingerprints_tell_findings_apart()
    {
        var prints = FingerprintsOf(Write(At(Rule, "a.md"), At(Rule, "a.md"), At(Rule, "b.md"), At(Kusto, "a.md"), At(Rule, "a.md") with { Message = "Other." }));
        Assert.That(prints, Is.Unique);
    }

    [Test]
    public void The_same_findings_give_the_same_bytes_without_a_byte_order_mark_or_carriage_return()
    {
        Write(At(Rule, "ü.md"), At(Kusto, "b.md"));
        var first = File.ReadAllBytes(_log);
        File.Delete(_log);
        Write(At(Rule, "ü.md"), At(Kusto, "b.md"));
        Assert.That(File.ReadAllBytes(_log), Is.EqualTo(first));
        Assert.That(first[0], Is.EqualTo((byte)'{'));
        Assert.That(first, Does.Not.Contain((byte)'\r'));
    }

    [Test]
    public void The_log_does_not_tell_where_the_checkout_lies()
    {
        Write(At(Rule, "a.md"), new Diagnostic(Rule, Location.None, "Message."));
        Assert.That(File.ReadAllText(_log), Does.Not.Contain(Path.GetFileName(_root)));
    }

    [Test]
    public void An_unchanged_log_is_not_rewritten()
    {
        Write(At(Rule, "a.md"));
        var written = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(_log, written);
        Write(At(Rule, "a.md"));
        Assert.That(File.GetLastWriteTimeUtc(_log), Is.EqualTo(written));
        Write(At(Rule, "b.md"));
        Assert.That(File.GetLastWriteTimeUtc(_log), Is.Not.EqualTo(written));
    }

    [Test]
    public void A_path_that_cannot_be_written_is_a_finding_and_leaves_nothing_behind()
    {
        Directory.CreateDirectory(_log);
        var problem = Writer(new SeverityPolicy(), [Rule]).Write(_log, []);
        Assert.That(problem!.Id, Is.EqualTo("DET9006"));
        Assert.That(problem.Message, Does.StartWith($"The file '{_log}' cannot be written: "));
        Assert.That(problem.Location.Path, Is.EqualTo(Project));
        Assert.That(Directory.GetFileSystemEntries(Path.GetDirectoryName(_log)!), Is.EqualTo(new[] { _log }));
    }

    [Test]
    public void More_than_one_run_can_hold_keeps_the_worst()
    {
        var suggestions = Enumerable.Range(0, 25_000).Select(line => At(Rule, "a.md", line: line));
        var run = Write([.. suggestions, At(Kusto, "a.md", line: 30_000)]);
        Assert.That(run["results"]!.Count(), Is.EqualTo(25_000));
        Assert.That((string?)run["results"]!.Last!["ruleId"], Is.EqualTo("KS142"));
        Assert.That((string?)run["invocations"]![0]!["toolExecutionNotifications"]![0]!["message"]!["text"], Does.StartWith("1 findings are left out"));
    }

    [Test]
    public void A_fix_is_told_with_its_edits()
    {
        var fix = (JObject)Write(Fixable("a b.md"))["results"]![0]!["fixes"]!.Single();
        Assert.That((string?)fix.SelectToken("description.text"), Is.EqualTo("Replace 'x' by 'y'"));
        Assert.That((string?)fix.SelectToken("artifactChanges[0].artifactLocation.uri"), Is.EqualTo("a%20b.md"));
        Assert.That((string?)fix.SelectToken("artifactChanges[0].artifactLocation.uriBaseId"), Is.EqualTo("%SRCROOT%"));
        var replacements = fix.SelectTokens("artifactChanges[0].replacements[*]").ToList();
        Assert.That(replacements.Select(one => RegionOf(one, "deletedRegion")), Is.EqualTo(new[] { (1, 1, 1, 2), (2, 1, 2, 1), (3, 1, 4, 1) }));
        Assert.That(replacements.Select(one => (string?)one.SelectToken("insertedContent.text")), Is.EqualTo(new[] { "y", "new\n", null }));
    }

    [Test]
    public void A_finding_without_a_fix_has_no_fixes() =>
        Assert.That(Write(At(Rule, "a.md"))["results"]![0]!["fixes"], Is.Null);

    [Test]
    public void GitHub_takes_the_log()
    {
        File.WriteAllText(Path.Combine(_root, "a.md"), "");
        var related = new RelatedLocation(Location.OfFile(Path.Combine(_root, "b c.md")), "declared here");
        Write(
            At(Rule, "rules/ü 1.md", new LinePosition(2, 4), new LinePosition(3, 0)) with { Related = [related] },
            Fixable("a.md"),
            At(Kusto, "a.md") with { Message = "The name '{0} {{x}} [a](b) \"q\"' is unknown." },
            At(Rule with { Id = "DET9007", Category = DiagnosticCategory.Tool }, "a.md"),
            new Diagnostic(Rule, Location.None, "Message."));
        SarifValidator.AssertValid(_log);
    }

    [Test]
    public void GitHub_takes_the_empty_log()
    {
        Write();
        SarifValidator.AssertValid(_log);
    }

    private string Project => Path.Combine(_root, "Contoso Rules.csproj");

    private Diagnostic At(DiagnosticDescriptor descriptor, string path, int line = 0) =>
        At(descriptor, path, new LinePosition(line, 0), new LinePosition(line, 5));

    private Diagnostic At(DiagnosticDescriptor descriptor, string path, LinePosition start, LinePosition end) =>
        descriptor.At(new Location(Path.Combine(_root, path), start, end), "Nowhere");

    private Diagnostic Fixable(string path)
    {
        var text = new SourceText(Path.Combine(_root, path), "x\nz\ngone\nend\n");
        TextEdit[] edits = [TextEdit.Of(text, new TextSpan(0, 1), "y"), TextEdit.Of(text, new TextSpan(2, 0), "new\n"), TextEdit.Of(text, new TextSpan(4, 5), "")];
        return At(Rule, path) with { Fix = new DiagnosticFix("Replace 'x' by 'y'", [.. edits], FixSafety.Safe) };
    }

    private SarifLogWriter Writer(SeverityPolicy policy, DiagnosticDescriptor[] descriptors, string? catalogUrl = null) =>
        new(new ReportedRun { ToolVersion = "1.2.3", RootDirectory = _root, ProjectFile = Project, CatalogUrl = catalogUrl }, descriptors, policy);

    private JToken Write(params Diagnostic[] diagnostics) => Write(catalogUrl: null, diagnostics);

    private JToken Write(string? catalogUrl, params Diagnostic[] diagnostics) =>
        Write(new SeverityPolicy(), [.. diagnostics.Select(diagnostic => new ReportedDiagnostic(diagnostic, diagnostic.Descriptor.DefaultSeverity))], [Rule], catalogUrl);

    private JToken Write(SeverityPolicy policy, ReportedDiagnostic[] diagnostics, DiagnosticDescriptor[] descriptors, string? catalogUrl = null)
    {
        Assert.That(Writer(policy, descriptors, catalogUrl).Write(_log, diagnostics), Is.Null);
        return JObject.Parse(File.ReadAllText(_log, Encoding.UTF8))["runs"]![0]!;
    }

    private static JToken Physical(JToken run) => run["results"]![0]!["locations"]![0]!["physicalLocation"]!;

    private static (int StartLine, int StartColumn, int EndLine, int EndColumn) RegionOf(JToken physical, string property = "region")
    {
        var region = physical[property]!;
        return ((int)region["startLine"]!, (int)region["startColumn"]!, (int)region["endLine"]!, (int)region["endColumn"]!);
    }

    private static string[] FingerprintsOf(JToken run) =>
        [.. run.SelectTokens("results[*].partialFingerprints['detections/v1']").Select(print => (string)print!)];
}
