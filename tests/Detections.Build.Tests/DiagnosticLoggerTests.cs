using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Text;
using Detections.Build.Tests.Tasks;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Detections.Build.Tests;

internal sealed class DiagnosticLoggerTests
{
    private static readonly DiagnosticDescriptor Rule = new(
        "DET2001", "Title", "{0}", DiagnosticCategory.Query, DiagnosticSeverity.Warning, "Description.");

    [TestCase(DiagnosticSeverity.Error)]
    [TestCase(DiagnosticSeverity.Warning)]
    [TestCase(DiagnosticSeverity.Suggestion)]
    public void A_finding_becomes_an_event_with_one_based_places(DiagnosticSeverity severity)
    {
        var logged = Log(severity, new Location("/rules/a.md", new LinePosition(4, 0), new LinePosition(5, 7)), "Braces { {0} } stay.");
        Assert.That(logged, Is.EqualTo((severity, "DET2001", "/rules/a.md", 5, 1, 6, 8, "Braces { {0} } stay.")));
    }

    [Test]
    public void A_finding_about_the_build_is_shown_at_the_project_without_a_line() =>
        Assert.That(Log(DiagnosticSeverity.Error, Location.None, "Message."), Is.EqualTo((DiagnosticSeverity.Error, "DET2001", "/rules/Rules.csproj", 0, 0, 0, 0, "Message.")));

    private static (DiagnosticSeverity, string, string, int, int, int, int, string) Log(DiagnosticSeverity severity, Location location, string message)
    {
        using var engine = new RecordingBuildEngine();
        var log = new TaskLoggingHelper(engine, "AnalyzeDetections");
        new DiagnosticLogger(log, "/rules/Rules.csproj").Log(new ReportedDiagnostic(new Diagnostic(Rule, location, message), severity));
        if (engine.Errors.SingleOrDefault() is { } error)
            return (DiagnosticSeverity.Error, error.Code, error.File, error.LineNumber, error.ColumnNumber, error.EndLineNumber, error.EndColumnNumber, error.Message!);
        if (engine.Warnings.SingleOrDefault() is { } warning)
            return (DiagnosticSeverity.Warning, warning.Code, warning.File, warning.LineNumber, warning.ColumnNumber, warning.EndLineNumber, warning.EndColumnNumber, warning.Message!);
        var note = engine.Messages.Single();
        Assert.That(note.Importance, Is.EqualTo(MessageImportance.Normal));
        return (DiagnosticSeverity.Suggestion, note.Code, note.File, note.LineNumber, note.ColumnNumber, note.EndLineNumber, note.EndColumnNumber, note.Message!);
    }
}
