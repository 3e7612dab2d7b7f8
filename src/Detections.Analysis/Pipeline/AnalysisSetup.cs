using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge;
using Detections.Analysis.Text;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Pipeline;

/// <summary>What rules are held against. Not needed in a build that finds nothing new, and then not loaded.</summary>
/// <param name="Schema">The tables and functions of the build.</param>
/// <param name="Knowledge">The facts about ATT&amp;CK and events.</param>
/// <param name="Problems">What is wrong with the files of the repository that declare some.</param>
internal sealed record AnalysisSetup(KustoSchema Schema, DetectionKnowledge Knowledge, ImmutableArray<Diagnostic> Problems)
{
    public static AnalysisSetup Load(AnalysisOptions options, IEnumerable<RawFile> schemaFiles, IEnumerable<RawFile> knowledgeFiles)
    {
        var schema = SchemaLoader.Load(schemaFiles);
        var knowledge = KnowledgeLoader.Load(options, knowledgeFiles);
        return new AnalysisSetup(schema.Schema, knowledge.Knowledge, [.. schema.Problems, .. knowledge.Problems]);
    }
}
