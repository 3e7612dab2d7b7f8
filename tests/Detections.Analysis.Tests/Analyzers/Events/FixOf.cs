using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Events;

/// <summary>Applies the fix of the one finding of an id in a document.</summary>
internal static class FixOf
{
    /// <summary>The document afterwards with the safety of the fix, or null where the finding has none.</summary>
    public static async Task<(string Text, FixSafety Safety)?> ApplyAsync(string id, string document)
    {
        using var folder = new RuleFolder();
        folder.Write("rule.md", document);
        var finding = (await folder.AnalyzeAsync()).Diagnostics.Single(one => one.Id == id);
        if (finding.Fix is not { } fix)
            return null;
        return (fix.Edits.Reverse().Aggregate(document, (text, edit) => text.Remove(edit.Span.Start, edit.Span.Length).Insert(edit.Span.Start, edit.NewText)), fix.Safety);
    }
}
