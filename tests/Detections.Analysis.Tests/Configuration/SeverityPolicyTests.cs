using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Diagnostics.DiagnosticSeverity;

namespace Detections.Analysis.Tests.Configuration;

/// <summary>The rows are what csc does (measured on SDK 10.0.401) with a rule of its own under the same properties.</summary>
internal sealed class SeverityPolicyTests
{
    private const string Id = "DET2001";

    [TestCase(Error)]
    [TestCase(Warning)]
    [TestCase(Suggestion)]
    public void Without_properties_a_finding_has_its_default_severity(DiagnosticSeverity severity) =>
        Assert.That(new SeverityPolicy().SeverityOf(Finding(severity)), Is.EqualTo(severity));

    [TestCase(Error)]
    [TestCase(Warning)]
    [TestCase(Suggestion)]
    public void A_configured_severity_replaces_the_default_one(DiagnosticSeverity configured) =>
        Assert.That(new SeverityPolicy().SeverityOf(Finding(Warning), configured), Is.EqualTo(configured));

    [TestCase(Error)]
    [TestCase(Warning)]
    [TestCase(Suggestion)]
    public void NoWarn_always_wins(DiagnosticSeverity configured)
    {
        var policy = new SeverityPolicy(noWarn: Id, warningsAsErrors: Id, treatWarningsAsErrors: true, isWarnAsError: _ => true);
        Assert.That(policy.SeverityOf(Finding(Error), configured), Is.EqualTo(None));
    }

    [TestCase(Suggestion)]
    [TestCase(Warning)]
    public void WarningsAsErrors_lifts_a_suggestion_and_a_warning(DiagnosticSeverity configured) =>
        Assert.That(new SeverityPolicy(warningsAsErrors: Id).SeverityOf(Finding(Warning), configured), Is.EqualTo(Error));

    [Test]
    public void WarningsAsErrors_does_not_wake_a_finding_that_is_turned_off() =>
        Assert.That(new SeverityPolicy(warningsAsErrors: Id).SeverityOf(Finding(Warning), None), Is.EqualTo(None));

    [TestCase(Error, Error)]
    [TestCase(Warning, Error)]
    [TestCase(Suggestion, Suggestion)]
    public void TreatWarningsAsErrors_lifts_warnings_only(DiagnosticSeverity configured, DiagnosticSeverity expected) =>
        Assert.That(new SeverityPolicy(treatWarningsAsErrors: true).SeverityOf(Finding(Warning), configured), Is.EqualTo(expected));

    [TestCase(Error, Error)]
    [TestCase(Warning, Warning)]
    [TestCase(Suggestion, Suggestion)]
    public void WarningsNotAsErrors_exempts_a_warning_and_leaves_an_error_alone(DiagnosticSeverity configured, DiagnosticSeverity expected)
    {
        var policy = new SeverityPolicy(warningsNotAsErrors: Id, treatWarningsAsErrors: true);
        Assert.That(policy.SeverityOf(Finding(Warning), configured), Is.EqualTo(expected));
    }

    [Test]
    public void Of_WarningsAsErrors_and_WarningsNotAsErrors_the_latter_wins() =>
        Assert.That(new SeverityPolicy(warningsAsErrors: Id, warningsNotAsErrors: Id).SeverityOf(Finding(Warning)), Is.EqualTo(Warning));

    [TestCase(Warning, Error)]
    [TestCase(Suggestion, Suggestion)]
    [TestCase(None, None)]
    public void The_command_line_lifts_warnings_only(DiagnosticSeverity configured, DiagnosticSeverity expected) =>
        Assert.That(new SeverityPolicy(isWarnAsError: id => id == Id).SeverityOf(Finding(Warning), configured), Is.EqualTo(expected));

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
        Assert.That(new SeverityPolicy(noWarn: Id).SeverityOf(failure, None), Is.EqualTo(Error));
        Assert.That(new SeverityPolicy(noWarn: Id).SeverityOf(failure with { DefaultSeverity = Warning }), Is.EqualTo(None));
    }

    private static DiagnosticDescriptor Finding(DiagnosticSeverity severity) =>
        new(Id, "Title", "Message.", DiagnosticCategory.Query, severity, "Description.");
}
