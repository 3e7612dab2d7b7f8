using System.Collections.Immutable;
using System.Globalization;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Fixing;
using Detections.Analysis.Text;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Tests;

/// <summary>
/// Runs the whole tool, engine included, over one rule file in marked text and asserts that it finds exactly what is
/// marked: <c>{|KS142:Name|}</c>, or <c>[|Name|]</c> for <see cref="Id"/>. Ids that are off by default need no marks, unless there is one.
/// </summary>
internal sealed record AnalyzerVerifier
{
    /// <summary>The id that <c>[|...|]</c> marks.</summary>
    public string? Id { get; init; }

    /// <summary>The name of the rule file: its extension says how it is read.</summary>
    public string FileName { get; init; } = "rule.kql";

    /// <summary>The content of a schema file, or null for none.</summary>
    public string? Schema { get; init; }

    /// <summary>The content of a knowledge file, or null for none.</summary>
    public string? Knowledge { get; init; }

    /// <summary>What rules are held to.</summary>
    public AnalysisOptions Options { get; init; } = new();

    /// <summary>The day of the build, or null for none.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>The environment of a query whose rule does not say one.</summary>
    public KustoEnvironment Environment { get; init; } = KustoEnvironment.Unified;

    /// <summary>Asserts the findings in <paramref name="marked"/>.</summary>
    /// <param name="marked">The content of the rule file.</param>
    /// <param name="messages">The messages of the findings from the top of the file to its end; none to leave them open.</param>
    public async Task VerifyAsync(string marked, params string[] messages)
    {
        using var folder = new RuleFolder();
        await VerifyInAsync(folder, MarkedText.Parse(marked), messages);
    }

    /// <summary>Asserts the findings in <paramref name="marked"/>, that each of <see cref="Id"/> has a fix, and what the fixes make of the file.</summary>
    /// <param name="marked">The content of the rule file.</param>
    /// <param name="expected">The whole content after <c>-t:FixDetections</c>.</param>
    /// <param name="safety">Of the fix of each finding; unsafe fixes are applied where it is unsafe.</param>
    public async Task VerifyFixAsync(string marked, string expected, FixSafety safety = FixSafety.Safe)
    {
        using var folder = new RuleFolder();
        var found = await VerifyInAsync(folder, MarkedText.Parse(marked), []);
        Assert.That(FixesOf(found).Select(fix => fix?.Safety), Is.Not.Empty.And.All.EqualTo(safety), "Not every finding has the fix.");

        var result = await RuleFolder.FixAsync(
            new FixRequest { Analysis = folder.Request(Environment, Options), IncludeUnsafe = safety is FixSafety.Unsafe },
            TestAnalyzers.For(Id));

        var file = result.Files.Single();
        Assert.That(file.Refused.Select(one => one.Reason), Is.Empty, "A fix was refused.");
        Assert.That(file.After.Content, Is.EqualTo(expected));
        Assert.That(File.ReadAllText(folder.FullPath(FileName)), Is.EqualTo(expected));
    }

    /// <summary>Asserts the findings in <paramref name="marked"/>, and that none of <see cref="Id"/> has a fix.</summary>
    public async Task VerifyNoFixAsync(string marked)
    {
        using var folder = new RuleFolder();
        var found = await VerifyInAsync(folder, MarkedText.Parse(marked), []);
        Assert.That(FixesOf(found), Is.Not.Empty.And.All.Null);
    }

    /// <summary>The findings of the tool in a text without marks, for what marks cannot tell.</summary>
    public async Task<ImmutableArray<Diagnostic>> FindAsync(string text)
    {
        using var folder = new RuleFolder();
        return await FindInAsync(folder, text);
    }

    private IEnumerable<DiagnosticFix?> FixesOf(IEnumerable<Diagnostic> found) => found.Where(one => Id is null || one.Id == Id).Select(one => one.Fix);

    private async Task<ImmutableArray<Diagnostic>> VerifyInAsync(RuleFolder folder, MarkedText expected, string[] messages)
    {
        var found = (await FindInAsync(folder, expected.Text))
            .RemoveAll(one => one.Descriptor.DefaultSeverity is DiagnosticSeverity.None && !expected.Marks.Any(mark => mark.Id == one.Id));
        Assert.That(
            found.Select(one => Describe(one.Id, one.Location.Start, one.Location.End)).Order(StringComparer.Ordinal),
            Is.EqualTo(expected.Marks.Select(mark => Describe(mark, expected.Text)).Order(StringComparer.Ordinal)),
            string.Join('\n', found));
        if (messages.Length > 0)
            Assert.That(found.Select(one => one.Message), Is.EqualTo(messages));
        return found;
    }

    private async Task<ImmutableArray<Diagnostic>> FindInAsync(RuleFolder folder, string text)
    {
        var path = folder.Write(FileName, text);
        if (Schema is not null)
            folder.Write("schema/schema.yaml", Schema);

        if (Knowledge is not null)
            folder.Write("knowledge/knowledge.tsv", Knowledge);

        var result = await folder.AnalyzeAsync(Environment, Options, Id, Today);

        Assert.That(result.Counts.Rules, Is.GreaterThan(0), "No rule was read.");
        Assert.That(result.Diagnostics.Select(one => one.Location.Path), Is.All.EqualTo(path));
        return result.Diagnostics;
    }

    private string Describe(Mark mark, string text) =>
        Describe(mark.Id ?? Id ?? throw new InvalidOperationException("The mark names no id."), PositionAt(text, mark.Span.Start), PositionAt(text, mark.Span.End));

    private static string Describe(string id, LinePosition start, LinePosition end) =>
        string.Create(CultureInfo.InvariantCulture, $"{id} from line {start.Line + 1} column {start.Column + 1} to line {end.Line + 1} column {end.Column + 1}");

    // Counted by hand, so that the tool's own arithmetic is tested as well.
    private static LinePosition PositionAt(string text, int offset)
    {
        var above = text[..offset];
        return new LinePosition(above.Count(unit => unit == '\n'), offset - (above.LastIndexOf('\n') + 1));
    }
}
