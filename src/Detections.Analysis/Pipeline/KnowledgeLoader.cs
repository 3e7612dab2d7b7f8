using System.Collections.Immutable;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge;
using Detections.Analysis.Knowledge.Declarations;
using Detections.Analysis.Text;

namespace Detections.Analysis.Pipeline;

/// <summary>Reads the repository's knowledge files and puts them over the built-in knowledge.</summary>
internal static class KnowledgeLoader
{
    public static (DetectionKnowledge Knowledge, ImmutableArray<Diagnostic> Problems) Load(AnalysisOptions options, IEnumerable<RawFile> files)
    {
        var problems = ImmutableArray.CreateBuilder<Diagnostic>();
        var readings = new List<KnowledgeReading>();
        foreach (var file in files)
        {
            var (text, problem) = file.Decode();
            if (problem is not null)
                problems.Add(problem);
            else
                readings.Add(KnowledgeDeclarations.Read(text!));
        }

        var merged = KnowledgeDeclarations.Merge(readings.Select(reading => reading.Declarations));
        problems.AddRange(readings.Append(merged).SelectMany(reading => reading.Problems).Select(Describe));
        var declarations = readings.Count == 0 ? KnowledgeDeclarations.Empty : merged.Declarations;
        return (new DetectionKnowledge(options.AttackVersion, declarations), problems.ToImmutable());
    }

    private static Diagnostic Describe(KnowledgeProblem problem) =>
        ConfigurationDescriptors.KnowledgeFileIsInvalid.At(problem.Place, problem.Message) with
        {
            Related = problem.Other is { } other ? [new RelatedLocation(other, "The other declaration.")] : [],
        };
}
