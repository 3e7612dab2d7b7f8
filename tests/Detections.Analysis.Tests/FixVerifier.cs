using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests;

/// <summary>Runs the whole tool over a rule file, applies the fixes it gets and runs again.</summary>
internal sealed record FixVerifier(string Id, string FileName)
{
    /// <summary>What rules are held to.</summary>
    public AnalysisOptions Options { get; init; } = new();

    /// <summary>Asserts that the fixes of all findings of <see cref="Id"/> make <paramref name="repaired"/> of <paramref name="text"/>, and that nothing is left or new then.</summary>
    public async Task VerifyAsync(string text, string repaired, FixSafety safety = FixSafety.Safe)
    {
        var before = await FindAsync(text);
        var found = before.Where(one => one.Id == Id).ToList();
        Assert.That(found.Select(one => one.Fix?.Safety), Is.Not.Empty.And.All.EqualTo(safety), "Not every finding has the fix.");

        var result = Apply(text, found.Select(one => one.Fix!));

        Assert.That(result, Is.EqualTo(repaired));
        var after = await FindAsync(result);
        Assert.That(after.Where(one => one.Id == Id), Is.Empty);
        Assert.That(after.Select(one => one.Message), Is.SubsetOf(before.Select(one => one.Message)), "The fix brought a finding.");
    }

    /// <summary>Asserts that the rule has findings of <see cref="Id"/>, none of them with a fix.</summary>
    public async Task VerifyNoneAsync(string text) =>
        Assert.That((await FindAsync(text)).Where(one => one.Id == Id).Select(one => one.Fix), Is.Not.Empty.And.All.Null);

    /// <summary>The findings of the tool in a file with this text.</summary>
    public async Task<ImmutableArray<Diagnostic>> FindAsync(string text)
    {
        using var folder = new RuleFolder();
        folder.Write(FileName, text);
        return (await folder.AnalyzeAsync(options: Options)).Diagnostics;
    }

    /// <summary>The text with these fixes.</summary>
    public static string Apply(string text, IEnumerable<DiagnosticFix> fixes)
    {
        // From the back, so that the places in front stay where they are.
        foreach (var edit in fixes.SelectMany(fix => fix.Edits).OrderByDescending(edit => edit.Span.Start))
            text = string.Concat(text.AsSpan(0, edit.Span.Start), edit.NewText, text.AsSpan(edit.Span.End));
        return text;
    }
}
