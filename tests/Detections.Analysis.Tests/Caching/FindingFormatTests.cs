using System.Collections.Immutable;
using System.Reflection;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Caching;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Pipeline;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Suppressions;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Tests.Caching;

/// <summary>What is kept of findings is all there is of them.</summary>
internal sealed class FindingFormatTests
{
    private static readonly RootedPaths Here = new("/work/rules");
    private static readonly RootedPaths Elsewhere = new("/other/checkout");
    private static readonly Location Place = new("/work/rules/a b.md", new LinePosition(3, 4), new LinePosition(500, 70_000));

    /// <summary>
    /// A property that is not here is not kept: teach it to <see cref="FindingWriter"/> and <see cref="FindingReader"/>, or to <c>FindingCache</c> for
    /// what belongs to a file, or to <c>SarifLogCache</c> for what belongs to a reported finding.
    /// </summary>
    [TestCase(typeof(Diagnostic), "Descriptor,Fix,Location,Message,Related")]
    [TestCase(typeof(DiagnosticDescriptor), "Category,DefaultSeverity,Description,HelpLink,Id,MessageFormat,Title")]
    [TestCase(typeof(RelatedLocation), "Location,Message")]
    [TestCase(typeof(DiagnosticFix), "Edits,Safety,Title")]
    [TestCase(typeof(TextEdit), "Location,NewText,Span")]
    [TestCase(typeof(Location), "End,Path,Start")]
    [TestCase(typeof(Suppression), "Ids,Line,Reason,Until")]
    [TestCase(typeof(PlacedDay), "Day,Location")]
    [TestCase(typeof(PlacedText), "Location,Value")]
    [TestCase(typeof(RuleInFile), "Id,IsAzureResource,Kind,Location,Title")]
    [TestCase(typeof(FileFindings), "AnalyzedQueries,Catalog,Day,Diagnostics,IsWhole,Key,Lines,Path,Queries,Rules,Suppressions", Description = "The lines are read from the file, and the catalog is kept beside the findings.")]
    [TestCase(typeof(FileSuppressions), "All,Problems")]
    [TestCase(typeof(ReportedDiagnostic), "Diagnostic,IsInBaseline,Severity,Suppression")]
    [TestCase(typeof(AnalysisOptions), "AttackVersion,RequireEquivalents")]
    public void Nothing_is_left_out(Type type, string properties)
    {
        var all = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(IsStored).Select(property => property.Name);
        Assert.That(string.Join(',', all.Order(StringComparer.Ordinal)), Is.EqualTo(properties));
    }

    [Test]
    public void A_finding_is_read_as_it_was()
    {
        var plain = ToolDescriptors.AnalyzerFailed.At(Place, "a", "b");
        var whole = plain with
        {
            Related = [new RelatedLocation(Location.None, "Nowhere."), new RelatedLocation(Place with { Path = "/elsewhere/x" }, "Far.")],
            Fix = new DiagnosticFix("Do it", [new TextEdit(new TextSpan(0, 7), "new\n", Place), new TextEdit(new TextSpan(9, 0), "", Place)], FixSafety.Unsafe),
        };
        foreach (var one in new[] { plain, whole })
        {
            var read = Read(Write(writer => writer.Write(one)), reader => reader.ReadDiagnostic());
            Assert.That(read with { Related = one.Related, Fix = one.Fix }, Is.EqualTo(one));
            Assert.That(read.Related, Is.EqualTo(one.Related));
            Assert.That(read.Fix?.Title, Is.EqualTo(one.Fix?.Title));
            Assert.That(read.Fix?.Safety, Is.EqualTo(one.Fix?.Safety));
            Assert.That(read.Fix?.Edits, Is.EqualTo(one.Fix?.Edits));
        }
    }

    [Test]
    public void A_code_of_Kusto_keeps_its_severity([Values(DiagnosticSeverity.Error, DiagnosticSeverity.Warning, DiagnosticSeverity.Suggestion)] DiagnosticSeverity severity)
    {
        var one = new Diagnostic(KustoDescriptors.Of("KS999", severity), Place, "x");
        Assert.That(Read(Write(writer => writer.Write(one)), reader => reader.ReadDiagnostic()).Descriptor, Is.SameAs(one.Descriptor));
    }

    [Test]
    public void An_id_keeps_the_severity_it_was_reported_with()
    {
        var milder = new Diagnostic(ToolDescriptors.AnalyzerFailed with { DefaultSeverity = DiagnosticSeverity.Warning }, Place, "x");
        Assert.That(Read(Write(writer => writer.Write(milder)), reader => reader.ReadDiagnostic()).Descriptor, Is.EqualTo(milder.Descriptor));
    }

    [Test]
    public void A_finding_of_an_id_that_is_gone_cannot_be_read()
    {
        var one = new Diagnostic(ToolDescriptors.AnalyzerFailed with { Id = "DET9999" }, Place, "x");
        Assert.That(() => Read(Write(writer => writer.Write(one)), reader => reader.ReadDiagnostic()), Throws.TypeOf<InvalidDataException>());
    }

    [Test]
    public void Suppressions_and_rules_are_read_as_they_were()
    {
        var suppression = new Suppression(null, [new PlacedText("DET2001", Place)], "Why.", new PlacedDay(new DateOnly(2027, 1, 31), Place));
        foreach (var one in new[] { suppression, suppression with { Line = 0 }, suppression with { Line = 5, Until = null } })
        {
            var read = Read(Write(writer => writer.Write(one)), reader => reader.ReadSuppression());
            Assert.That(read with { Ids = one.Ids }, Is.EqualTo(one));
            Assert.That(read.Ids, Is.EqualTo(one.Ids));
        }
        var text = new PlacedText("text", Place);
        foreach (var one in new[] { new RuleInFile(Place, RuleKind.HuntingQuery, true, text, null), new RuleInFile(Place, RuleKind.Document, false, null, text) })
            Assert.That(Read(Write(writer => writer.Write(one)), reader => reader.ReadRule()), Is.EqualTo(one));
    }

    [Test]
    public void A_place_in_the_checkout_is_in_the_checkout_that_reads_it()
    {
        var written = Write(writer => writer.Write(Place));
        Assert.That(Read(written, reader => reader.ReadLocation(), Elsewhere), Is.EqualTo(Place with { Path = "/other/checkout/a b.md" }));
        var outside = Place with { Path = "/work/rules2/x" };
        Assert.That(Read(Write(writer => writer.Write(outside)), reader => reader.ReadLocation(), Elsewhere), Is.EqualTo(outside));
    }

    private static bool IsStored(PropertyInfo property) =>
        property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", BindingFlags.NonPublic | BindingFlags.Instance) is not null;

    private static byte[] Write(Action<FindingWriter> write)
    {
        using var writer = new FindingWriter(Here);
        write(writer);
        return writer.ToBytes();
    }

    private static T Read<T>(byte[] content, Func<FindingReader, T> read, RootedPaths? paths = null)
    {
        using var reader = new FindingReader(content, paths ?? Here, new KnownDescriptors([]));
        return read(reader);
    }
}
