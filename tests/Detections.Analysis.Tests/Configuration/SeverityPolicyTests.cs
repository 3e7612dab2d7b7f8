using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Text;
using static Detections.Analysis.Diagnostics.DiagnosticSeverity;

namespace Detections.Analysis.Tests.Configuration;

/// <summary>The rows are what csc does (measured on SDK 10.0.401) with a rule of its own under the same properties and config files.</summary>
internal sealed class SeverityPolicyTests
{
    private const string Id = "DET2001";
    private const string Path = "/rules/a.kql";

    [TestCase(Error)]
    [TestCase(Warning)]
    [TestCase(Suggestion)]
    public void Without_properties_a_finding_has_its_default_severity(DiagnosticSeverity severity) =>
        Assert.That(new SeverityPolicy().SeverityOf(Finding(severity), Path), Is.EqualTo(severity));

    [TestCase("error", Error)]
    [TestCase("warning", Warning)]
    [TestCase("suggestion", Suggestion)]
    [TestCase("silent", None)]
    [TestCase("none", None)]
    [TestCase("default", Warning)]
    [TestCase("sometimes", Warning)]
    public void A_configured_severity_replaces_the_default_one(string configured, DiagnosticSeverity expected) =>
        Assert.That(new SeverityPolicy().With(Configured(configured)).SeverityOf(Finding(Warning), Path), Is.EqualTo(expected));

    [TestCase("error")]
    [TestCase("warning")]
    [TestCase("suggestion")]
    public void NoWarn_always_wins(string configured)
    {
        var policy = new SeverityPolicy(noWarn: Id, warningsAsErrors: Id, treatWarningsAsErrors: true, isWarnAsError: _ => true).With(Configured(configured));
        Assert.That(policy.SeverityOf(Finding(Error), Path), Is.EqualTo(None));
    }

    [TestCase("silent")]
    [TestCase("suggestion")]
    [TestCase("warning")]
    public void WarningsAsErrors_lifts_all_that_is_not_turned_off(string configured) =>
        Assert.That(new SeverityPolicy(warningsAsErrors: Id).With(Configured(configured)).SeverityOf(Finding(Warning), Path), Is.EqualTo(Error));

    [Test]
    public void WarningsAsErrors_does_not_wake_a_finding_that_is_turned_off() =>
        Assert.That(new SeverityPolicy(warningsAsErrors: Id).With(Configured("none")).SeverityOf(Finding(Warning), Path), Is.EqualTo(None));

    [TestCase("error", Error)]
    [TestCase("warning", Error)]
    [TestCase("suggestion", Suggestion)]
    [TestCase("silent", None)]
    public void TreatWarningsAsErrors_lifts_warnings_only(string configured, DiagnosticSeverity expected) =>
        Assert.That(new SeverityPolicy(treatWarningsAsErrors: true).With(Configured(configured)).SeverityOf(Finding(Warning), Path), Is.EqualTo(expected));

    [TestCase("error", Error)]
    [TestCase("warning", Warning)]
    [TestCase("suggestion", Suggestion)]
    public void WarningsNotAsErrors_exempts_a_warning_and_leaves_an_error_alone(string configured, DiagnosticSeverity expected)
    {
        var policy = new SeverityPolicy(warningsNotAsErrors: Id, treatWarningsAsErrors: true).With(Configured(configured));
        Assert.That(policy.SeverityOf(Finding(Warning), Path), Is.EqualTo(expected));
    }

    [Test]
    public void Of_WarningsAsErrors_and_WarningsNotAsErrors_the_latter_wins() =>
        Assert.That(new SeverityPolicy(warningsAsErrors: Id, warningsNotAsErrors: Id).SeverityOf(Finding(Warning)), Is.EqualTo(Warning));

    [TestCase("warning", Error)]
    [TestCase("suggestion", Suggestion)]
    [TestCase("none", None)]
    public void The_command_line_lifts_warnings_only(string configured, DiagnosticSeverity expected) =>
        Assert.That(new SeverityPolicy(isWarnAsError: id => id == Id).With(Configured(configured)).SeverityOf(Finding(Warning), Path), Is.EqualTo(expected));

    [TestCase("det2001")]
    [TestCase("CS1591;DET2001")]
    [TestCase("CS1591,DET2001")]
    [TestCase("\n      CS1591;\r\n      DET2001\n    ")]
    [TestCase("CS1591 DET2001")]
    public void Lists_may_be_written_in_every_way_MSBuild_knows(string list) =>
        Assert.That(new SeverityPolicy(noWarn: list).SeverityOf(Finding(Warning)), Is.EqualTo(None));

    [Test]
    public void An_id_that_only_starts_alike_is_another_id() =>
        Assert.That(new SeverityPolicy(noWarn: "DET20011;DET200;2001").SeverityOf(Finding(Warning)), Is.EqualTo(Warning));

    [Test]
    public void A_failure_of_the_tool_cannot_be_silenced()
    {
        var failure = Finding(Error) with { Category = DiagnosticCategory.Tool };
        var policy = new SeverityPolicy(noWarn: Id).With(Configured("none"));
        Assert.That(policy.SeverityOf(failure, Path), Is.EqualTo(Error));
        Assert.That(policy.SeverityOf(failure with { DefaultSeverity = Warning }, Path), Is.EqualTo(None));
    }

    [TestCase("category-Query.severity = error", Error)]
    [TestCase("severity = suggestion", Suggestion)]
    [TestCase("category-Query.severity = error\ndotnet_analyzer_diagnostic.severity = none", Error)]
    [TestCase("category-Query.severity = default\ndotnet_analyzer_diagnostic.severity = error", Warning)]
    [TestCase("category-Query.severity = bad\ndotnet_analyzer_diagnostic.severity = error", Error)]
    [TestCase("category-Logic.severity = error", Warning)]
    public void A_key_for_many_ids_reaches_those_without_one_of_their_own(string keys, DiagnosticSeverity expected) =>
        Assert.That(Bulk(keys).SeverityOf(Finding(Warning), Path), Is.EqualTo(expected));

    [Test]
    public void A_key_for_one_id_is_stronger_wherever_it_stands()
    {
        var configuration = ConfigFiles.Of(
            ("/rules/.editorconfig", "[*]\ndotnet_analyzer_diagnostic.category-Query.severity = error"),
            ("/.globalconfig", $"dotnet_diagnostic.{Id}.severity = suggestion"));
        Assert.That(new SeverityPolicy().With(configuration).SeverityOf(Finding(Warning), Path), Is.EqualTo(Suggestion));
    }

    [Test]
    public void A_key_for_many_ids_leaves_alone_what_the_properties_name()
    {
        const string keys = "[*]\ndotnet_analyzer_diagnostic.severity = none";
        var configuration = ConfigFiles.EditorConfig(keys);
        Assert.That(new SeverityPolicy(warningsAsErrors: Id).With(configuration).SeverityOf(Finding(Warning), Path), Is.EqualTo(Error));
        Assert.That(new SeverityPolicy(warningsNotAsErrors: Id, treatWarningsAsErrors: true).With(configuration).SeverityOf(Finding(Warning), Path), Is.EqualTo(Warning));
        Assert.That(new SeverityPolicy(treatWarningsAsErrors: true).With(configuration).SeverityOf(Finding(Warning), Path), Is.EqualTo(None));
    }

    [Test]
    public void A_key_for_many_ids_does_not_silence_the_tool_about_itself()
    {
        var warning = Finding(Warning) with { Category = DiagnosticCategory.Tool };
        Assert.That(Bulk("severity = none").SeverityOf(warning, Path), Is.EqualTo(Warning));
        Assert.That(Bulk("category-Tool.severity = none").SeverityOf(warning, Path), Is.EqualTo(Warning));
    }

    [Test]
    public void Each_file_has_the_severity_of_its_own_sections()
    {
        var configuration = ConfigFiles.EditorConfig($"[drafts/**]\ndotnet_diagnostic.{Id}.severity = none\n[*.md]\ndotnet_diagnostic.{Id}.severity = error");
        var findings = new[] { "/rules/a.md", "/rules/drafts/a.kql", "/rules/a.kql", "/a.md", "" }
            .Select(path => Finding(Warning).At(new Location(path, default, default)));

        Assert.That(
            new SeverityPolicy().With(configuration).Apply(findings).Select(reported => (reported.Diagnostic.Location.Path, reported.Severity)),
            Is.EqualTo(new[] { ("/rules/a.md", Error), ("/rules/a.kql", Warning), ("/a.md", Warning), ("", Warning) }));
    }

    private static DetectionConfiguration Configured(string severity) => ConfigFiles.EditorConfig($"[*]\ndotnet_diagnostic.{Id}.severity = {severity}");

    private static SeverityPolicy Bulk(string keys) => new SeverityPolicy().With(ConfigFiles.EditorConfig($"[*]\ndotnet_analyzer_diagnostic.{keys}"));

    private static DiagnosticDescriptor Finding(DiagnosticSeverity severity) =>
        new(Id, "Title", "Message.", DiagnosticCategory.Query, severity, "Description.");
}
