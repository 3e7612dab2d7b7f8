using System.Collections.Immutable;

namespace Detections.Analysis.Fixing;

/// <summary>What a run of fixes did.</summary>
/// <param name="Remaining">What is found in the files as they are now, and which file could not be written; in a dry run that is all there was.</param>
/// <param name="Files">The files that were changed, or would be in a dry run, and those with a fix that was refused; in the order of the sources.</param>
public sealed record FixResult(AnalysisResult Remaining, ImmutableArray<FileFixes> Files);
