using System.Text.RegularExpressions;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Configuration;

internal sealed class AnalysisModeTests
{
    private static IEnumerable<AnalysisMode> WithFiles => Enum.GetValues<AnalysisMode>().Where(mode => AnalysisModes.FileNameOf(mode) is not null);

    [TestCaseSource(nameof(WithFiles))]
    public void The_package_carries_the_mode_as_the_table_has_it(AnalysisMode mode) =>
        Golden.AssertEqual(AnalysisModes.Render(mode), $"src/Detections.Build/modes/{AnalysisModes.FileNameOf(mode)}");

    [TestCaseSource(nameof(WithFiles))]
    public void A_mode_is_a_config_file_without_fault(AnalysisMode mode) =>
        Assert.That(new ConfigurationCheck(DescriptorTable.BuiltIn).In(ConfigFiles.Read("/modes/a.globalconfig", AnalysisModes.Render(mode))), Is.Empty);

    [TestCase(AnalysisMode.Minimum, "DET2001", DiagnosticSeverity.None)]
    [TestCase(AnalysisMode.Minimum, "DET1007", DiagnosticSeverity.Warning)]
    [TestCase(AnalysisMode.None, "DET1007", DiagnosticSeverity.None)]
    [TestCase(AnalysisMode.None, "DET9004", DiagnosticSeverity.Warning)]
    [TestCase(AnalysisMode.Recommended, "DET2001", DiagnosticSeverity.Suggestion)]
    [TestCase(AnalysisMode.Recommended, "DET3005", DiagnosticSeverity.Warning)]
    [TestCase(AnalysisMode.All, "DET2001", DiagnosticSeverity.Warning)]
    public void A_mode_gives_an_id_the_severity(AnalysisMode mode, string id, DiagnosticSeverity expected)
    {
        var policy = new SeverityPolicy().With(ConfigFiles.Of(("/modes/a.globalconfig", AnalysisModes.Render(mode))));
        Assert.That(policy.SeverityOf(DescriptorTable.All.Single(descriptor => descriptor.Id == id), "/rules/a.kql"), Is.EqualTo(expected));
    }

    [Test]
    public void A_file_of_the_user_is_stronger()
    {
        var configuration = ConfigFiles.Of(
            ("/modes/none.globalconfig", AnalysisModes.Render(AnalysisMode.None)),
            ("/rules/own.globalconfig", "is_global = true\ndotnet_diagnostic.DET1007.severity = error"));
        Assert.That(configuration.For("/rules/a.md").SeverityOfId("DET1007"), Is.EqualTo(ConfiguredSeverity.Error));
    }

    [Test]
    public void The_severities_of_Kusto_are_those_its_page_lists()
    {
        var rows = Regex.Matches(RulePageText, @"^\| (KS5\d\d) \| [^|]* \| (Warning|Suggestion|Off) \|$", RegexOptions.Multiline);

        Assert.That(KustoAdvice.Severities.Select(one => $"{one.Code} {(one.Severity is DiagnosticSeverity.None ? "Off" : one.Severity)}"), Is.EqualTo(rows.Select(row => $"{row.Groups[1].Value} {row.Groups[2].Value}")));
    }

    private static string RulePageText => File.ReadAllText(RepositoryRoot.Combine("docs", "rules", "KS.md"));
}
