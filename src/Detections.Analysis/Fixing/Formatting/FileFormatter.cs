using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Pipeline;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;
using Detections.Kusto;
using Detections.Kusto.Engine;

namespace Detections.Analysis.Fixing.Formatting;

/// <summary>
/// Lays out the queries of one file in memory. The changed text is read again: each query has to be what the formatter
/// made of it, and the file must not have a finding that it had not. Otherwise the queries to blame are found by halving.
/// </summary>
internal sealed class FileFormatter(AnalysisSession session, IKustoEngine engine, ChangeJudge judge, long maxFileSize)
{
    // Halving takes many only where many queries cannot be formatted.
    private const int MaxAnalyses = 250;

    /// <summary>Formats <paramref name="file"/>; gives the changes, and what is found in the file with them.</summary>
    public async Task<(FileFixes Fixes, FileFindings After)> FormatAsync(RuleFile file, string relativePath, FileFindings before, CancellationToken cancellationToken)
    {
        var refused = new List<RefusedFix>();
        var layouts = ImmutableArray.CreateBuilder<Layout>();
        // Where a query could not be analyzed, nobody knows what it means.
        var isLeftAlone = before.AnalyzedQueries < before.Queries || !judge.IsReported(FormattingDescriptors.QueryIsNotFormatted, file.Text.Path);
        var queries = isLeftAlone ? [] : QueriesOf(file);
        for (var i = 0; i < queries.Length; i++)
        {
            if (await LayOutAsync(file.Text, queries[i], i, refused, cancellationToken).ConfigureAwait(false) is { } layout)
                layouts.Add(layout);
        }

        var analyses = 0;
        var formatted = await KeepAsync(new Trial(file.Text, before, []), layouts.ToImmutable()).ConfigureAwait(false);
        return (new FileFixes(relativePath, file.Text, formatted.Text, [.. formatted.Layouts.Select(layout => layout.Finding)], [.. refused]), formatted.Analysis);

        async Task<Trial> KeepAsync(Trial kept, ImmutableArray<Layout> more)
        {
            if (more.IsEmpty)
                return kept;
            var (better, reason) = analyses++ < MaxAnalyses
                ? await TryAsync(file, before, kept.Layouts.AddRange(more), cancellationToken).ConfigureAwait(false)
                : (null, "too many queries of its file cannot be formatted.");
            if (better is not null)
                return better;
            if (more.Length > 1)
            {
                var half = more.Length / 2;
                return await KeepAsync(await KeepAsync(kept, more[..half]).ConfigureAwait(false), more[half..]).ConfigureAwait(false);
            }
            refused.Add(new RefusedFix(more[0].Finding, reason));
            return kept;
        }
    }

    private async Task<Layout?> LayOutAsync(SourceText file, RuleQuery query, int index, List<RefusedFix> refused, CancellationToken cancellationToken)
    {
        var core = QueryLayout.CoreOf(query.Text);
        switch (await engine.FormatAsync(core, cancellationToken).ConfigureAwait(false))
        {
            case KustoFormatting.Formatted { Text: var text } when text != core:
                var (edits, problem) = QueryLayout.EditsFor(file, query, text);
                if (problem is null)
                    return new Layout(index, text, FindingAt(file, query, edits));
                refused.Add(new RefusedFix(FindingAt(file, query, []), problem));
                return null;
            case KustoFormatting.Left { Reason: var reason }:
                refused.Add(new RefusedFix(FindingAt(file, query, []), reason));
                return null;
            default:
                return null;
        }
    }

    private async Task<(Trial? Better, string Reason)> TryAsync(RuleFile start, FileFindings before, ImmutableArray<Layout> layouts, CancellationToken cancellationToken)
    {
        var edits = new EditSet();
        foreach (var layout in layouts)
            edits.TryAdd(layout.Finding.Fix!.Edits);
        var (text, problem) = ChangedText.Read(start.Text, edits.ApplyTo(start.Text.Content), maxFileSize);
        if (text is null)
            return (null, problem);

        var file = RuleFileSource.Read(text);
        var expected = QueriesOf(start).Select(query => QueryLayout.CoreOf(query.Text)).ToArray();
        foreach (var layout in layouts)
            expected[layout.Query] = layout.Text;
        if (!QueriesOf(file).Select(query => QueryLayout.CoreOf(query.Text)).SequenceEqual(expected, StringComparer.Ordinal))
            return (null, "the file cannot hold these line ends in the way it writes the query.");

        var after = await session.AnalyzeAsync(file, cancellationToken).ConfigureAwait(false);
        return judge.WhatIsWorse(before, after, []) is { } worse ? (null, worse) : (new Trial(text, after, layouts), "");
    }

    // At the first place that would change.
    private static Diagnostic FindingAt(SourceText file, RuleQuery query, ImmutableArray<TextEdit> edits)
    {
        var place = edits.IsEmpty
            ? query.Map.ToFile(query.FirstLine)
            : TextSpan.FromBounds(edits[0].Span.End, Math.Min(edits[0].Span.End + 1, file.Length));
        return FormattingDescriptors.QueryIsNotFormatted.At(Location.Of(file, place)) with
        {
            Fix = new DiagnosticFix("Format the query", edits, FixSafety.Safe),
        };
    }

    private static ImmutableArray<RuleQuery> QueriesOf(RuleFile file) => [.. file.Rules.SelectMany(rule => rule.Queries)];

    /// <param name="Query">Which query of the file it is for.</param>
    /// <param name="Text">What is laid out of the query, as it is to be read again.</param>
    /// <param name="Finding">The finding whose fix writes it.</param>
    private sealed record Layout(int Query, string Text, Diagnostic Finding);

    /// <summary>A text of the file, what is found in it, and the layouts on the way to it.</summary>
    private sealed record Trial(SourceText Text, FileFindings Analysis, ImmutableArray<Layout> Layouts);
}
