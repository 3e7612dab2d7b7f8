using Detections.Analysis.Analyzers;
using Detections.Analysis.Analyzers.Events;
using Detections.Analysis.Knowledge;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.Knowledge.Declarations;
using Detections.Analysis.Pipeline;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;

namespace Detections.Analysis.Tests.Analyzers.Events;

/// <summary>The event tables of a real repository, all of which were read by hand: there is nothing wrong with them.</summary>
internal sealed class EventCorpusTests
{
    private static readonly DetectionKnowledge Knowledge = new(AttackVersion.Version191, KnowledgeDeclarations.Empty);

    [Test]
    public void Every_event_table_of_FalconFriday_is_read_and_nothing_is_wrong_with_it()
    {
        var contexts = SharedCorpus.Files("FalconFriday", "*.md")
            .Select(path => SourceTextReader.Read(path, maxBytes: 5_000_000).Text!)
            .SelectMany(text => RuleFileReader.Read(text).Rules.Select(rule => new RuleContext(text, rule, queries: [], Knowledge, new AnalysisOptions())))
            .ToList();
        foreach (var context in contexts)
            AnalyzerRun.OverRule([.. BuiltInAnalyzers.All.OfType<EventAnalyzer>()], context);
        var declarations = contexts.SelectMany(context => context.Events.Declarations).ToList();
        var rows = declarations.SelectMany(declaration => declaration.Rows).ToList();

        Assert.That(contexts.SelectMany(context => context.Diagnostics), Is.Empty);
        // The others name a table alone, or an operation of a table to which several providers write.
        Assert.That((declarations.Count, rows.Count, rows.Count(row => !row.Events.IsEmpty)), Is.EqualTo((56, 107, 67)));
    }
}
