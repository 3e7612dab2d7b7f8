using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Analyzers.Attack;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.Knowledge.Declarations;
using Detections.Analysis.Pipeline;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;

namespace Detections.Analysis.Tests.Analyzers.Attack;

/// <summary>Holds the findings in real repositories against the facts, read here in another way than the tool reads them.</summary>
internal sealed partial class AttackCorpusTests
{
    private static readonly DetectionKnowledge Knowledge = new(AttackVersion.Version191, KnowledgeDeclarations.Empty);

    [TestCase("Azure-Sentinel", 10)]
    [TestCase("FalconFriday", 2)]
    [TestCase("Hunting-Queries-Detection-Rules", 12)]
    public void Every_id_that_ATTACK_revoked_is_found_and_no_other(string repository, int count)
    {
        var revoked = RevokedIds();
        var found = Files(repository).SelectMany(Found).ToList();
        var expected = Files(repository).Where(text => RuleFileReader.Read(text).Rules.Length > 0)
            .SelectMany(text => Enumerable.Range(0, text.LineCount)
                .SelectMany(line => IdsOf(text.Substring(text.LineSpan(line))).Where(revoked.Contains).Select(id => $"{text.Path}:{line + 1} {id}")))
            .ToList();

        Assert.That(found, Is.EquivalentTo(expected));
        Assert.That(found, Has.Count.EqualTo(count));
    }

    private static IEnumerable<string> Found(SourceText text) =>
        from rule in RuleFileReader.Read(text).Rules
        from finding in Findings(new RuleContext(text, rule, queries: [], Knowledge, new AnalysisOptions()))
        let line = finding.Location.Start.Line
        select $"{text.Path}:{line + 1} {IdsOf(text.Substring(text.LineSpan(line))).Single()}";

    private static ImmutableArray<Diagnostic> Findings(RuleContext context)
    {
        AnalyzerRun.OverRule([new TechniqueIsRevokedAnalyzer()], context);
        return context.Diagnostics;
    }

    // A line of a YAML list, a row that begins with an id, or one that begins with the id of a tactic.
    private static IEnumerable<string> IdsOf(string line)
    {
        if (ListItem().Match(line) is { Success: true } item)
            return [item.Groups[1].Value];
        if (Row().Match(line) is not { Success: true } row)
            return [];
        return [row.Groups[2].Length > 0 ? $"{row.Groups[1].Value}.{row.Groups[2].Value}" : row.Groups[1].Value];
    }

    private static HashSet<string> RevokedIds() => File.ReadLines(Path.Combine(RepositoryRoot.Shared("facts", "attack"), "techniques.tsv"))
        .Select(line => line.Split('\t'))
        .Where(cells => cells.Length > 6 && cells[6] == "revoked")
        .Select(cells => cells[1])
        .ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<SourceText> Files(string repository) =>
        from pattern in ImmutableArray.Create("*.md", "*.yaml")
        from path in SharedCorpus.Files(repository, pattern)
        let text = SourceTextReader.Read(path, maxBytes: 5_000_000).Text
        where text is not null
        select text;

    [GeneratedRegex(@"^\s*- ['""]?(T\d{4}(?:\.\d{3})?)['""]?\s*$")]
    private static partial Regex ListItem();

    [GeneratedRegex(@"^\s*\|\s*(?:TA\d{4}[^|]*\|\s*)?(T\d{4}(?:\.\d{3})?)\s*\|(?:\s*(\d{3})\s*\|)?")]
    private static partial Regex Row();
}
