using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Suppressions;

/// <summary>What a comment that suppresses findings says: <c>detections:disable-next-line DET6003, KS142 until 2027-01-31 -- reason</c>.</summary>
/// <param name="Line">The line whose findings it suppresses, from 0; null for the whole file.</param>
/// <param name="Ids">The ids it names, as they are written; one or more.</param>
/// <param name="Reason">Why; never blank.</param>
/// <param name="Until">The last day on which it holds; null for always.</param>
public sealed record Suppression(int? Line, ImmutableArray<PlacedText> Ids, string Reason, PlacedDay? Until);

/// <summary>A day that a file names, and where.</summary>
public sealed record PlacedDay(DateOnly Day, Location Location);
