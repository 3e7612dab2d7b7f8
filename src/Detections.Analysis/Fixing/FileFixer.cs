using System.Collections.Immutable;
using System.Globalization;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Pipeline;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;

namespace Detections.Analysis.Fixing;

/// <summary>
/// Fixes one file in memory. Fixes that do not overlap are applied together, and the changed text is analyzed again. It
/// is kept if it reads as before, the fixed findings are gone and no other has come; otherwise the fixes that are to
/// blame are found by halving and left out. That is repeated until no fix is left that would help, so that fixing
/// twice changes nothing the second time.
/// </summary>
internal sealed class FileFixer(AnalysisSession session, FixRequest request, ChangeJudge judge)
{
    // Each round has fewer findings than the one before, but a file can have very many.
    private const int MaxAnalyses = 250;

    /// <summary>Fixes <paramref name="file"/>, in which <paramref name="analysis"/> was found; gives the fixes and what is found in the file with them.</summary>
    public async Task<(FileFixes Fixes, FileFindings Remaining)> FixAsync(RuleFile file, string relativePath, FileFindings analysis, CancellationToken cancellationToken)
    {
        var state = new Trial(file.Text, analysis, []);
        var applied = ImmutableArray.CreateBuilder<Diagnostic>();
        var refused = new List<RefusedFix>();
        var analyses = 0;
        while (Choose(state, refused) is { IsEmpty: false } chosen)
        {
            var start = state;
            state = await KeepAsync(start with { Fixed = [] }, chosen).ConfigureAwait(false);
            if (state.Fixed.IsEmpty)
                continue;
            applied.AddRange(state.Fixed);
            // What was wrong before can be right now.
            refused.Clear();

            // The best of the start of this round, what it has kept and more: all edits are of the text at the start.
            async Task<Trial> KeepAsync(Trial kept, ImmutableArray<Diagnostic> more)
            {
                var (better, reason) = analyses++ < MaxAnalyses
                    ? await TryAsync(start, kept.Fixed.AddRange(more), cancellationToken).ConfigureAwait(false)
                    : (null, string.Create(CultureInfo.InvariantCulture, $"the file was analyzed {MaxAnalyses} times for its fixes; run it again."));
                if (better is not null)
                    return better;
                if (more.Length > 1)
                {
                    var half = more.Length / 2;
                    return await KeepAsync(await KeepAsync(kept, more[..half]).ConfigureAwait(false), more[half..]).ConfigureAwait(false);
                }
                refused.Add(new RefusedFix(more[0], reason));
                return kept;
            }
        }
        var inOrder = refused.OrderBy(one => state.Analysis.Diagnostics.IndexOf(one.Finding));
        return (new FileFixes(relativePath, file.Text, state.Text, applied.ToImmutable(), [.. inOrder]), state.Analysis);
    }

    // In the order of findings: of two fixes that overlap, the first is taken, and the second has its turn in the next round.
    private ImmutableArray<Diagnostic> Choose(Trial state, List<RefusedFix> refused)
    {
        var left = refused.Select(one => one.Finding).ToHashSet<Diagnostic>(ReferenceEqualityComparer.Instance);
        var edits = new EditSet();
        return
        [
            .. judge.Reported(state.Analysis).Where(finding => finding.Fix is { } fix
                && (fix.Safety is FixSafety.Safe || request.IncludeUnsafe)
                && !left.Contains(finding)
                && EditSet.AreInOrder(fix.Edits, state.Text.Length)
                && edits.TryAdd(fix.Edits)),
        ];
    }

    private async Task<(Trial? Better, string Reason)> TryAsync(Trial start, ImmutableArray<Diagnostic> findings, CancellationToken cancellationToken)
    {
        var edits = new EditSet();
        foreach (var finding in findings)
            edits.TryAdd(finding.Fix!.Edits);

        var (text, problem) = ChangedText.Read(start.Text, edits.ApplyTo(start.Text.Content), request.Analysis.MaxFileSize);
        if (text is null)
            return (null, problem);
        var analysis = await session.AnalyzeAsync(RuleFileSource.Read(text), cancellationToken).ConfigureAwait(false);
        if (judge.WhatIsWorse(start.Analysis, analysis, findings) is { } worse)
            return (null, worse);
        return (new Trial(text, analysis, findings), "");
    }

    /// <summary>A text of the file, what is found in it, and the findings that were fixed on the way to it.</summary>
    private sealed record Trial(SourceText Text, FileFindings Analysis, ImmutableArray<Diagnostic> Fixed);
}
