using System.Collections.Immutable;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Baselines;

/// <summary>What came of a baseline.</summary>
/// <param name="Analysis">What was looked at.</param>
/// <param name="Known">The findings in the baseline now; null where it was not written, for then nobody knows all.</param>
/// <param name="Problems">What is wrong with the tool or its configuration.</param>
public sealed record BaselineResult(AnalysisResult Analysis, ImmutableArray<ReportedDiagnostic>? Known, ImmutableArray<Diagnostic> Problems);
