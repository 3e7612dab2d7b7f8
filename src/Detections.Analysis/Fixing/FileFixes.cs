using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Text;

namespace Detections.Analysis.Fixing;

/// <summary>What was fixed in one file, and what was not.</summary>
/// <param name="RelativePath">The path from the root of the repository, with <c>/</c>; of the file itself where a link leads there.</param>
/// <param name="Before">The file as it was.</param>
/// <param name="After">The file with all fixes; equal to <paramref name="Before"/> where none was applied.</param>
/// <param name="Fixed">The findings that are gone, each with the fix that did it, in the order of applying.</param>
/// <param name="Refused">The fixes that would have made the file worse, in file order.</param>
public sealed record FileFixes(string RelativePath, SourceText Before, SourceText After, ImmutableArray<Diagnostic> Fixed, ImmutableArray<RefusedFix> Refused);

/// <summary>A fix that was not applied.</summary>
/// <param name="Finding">The finding it belongs to; its place is that in <see cref="FileFixes.After"/>.</param>
/// <param name="Reason">Why, as the end of a sentence with its period.</param>
public sealed record RefusedFix(Diagnostic Finding, string Reason);
