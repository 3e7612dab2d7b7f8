using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Output;
using Detections.Analysis.Tests.Corpus;
using Detections.Analysis.Text;

namespace Detections.Analysis.Tests.Analyzers.Output;

/// <summary>The rules of Azure-Sentinel were deployed: what is said of them must be really wrong.</summary>
internal sealed class OutputCorpusTests
{
    [Test]
    public async Task The_only_column_that_is_not_returned_is_one_that_its_table_does_not_have()
    {
        var run = await CorpusRun.OfAsync("Azure-Sentinel");

        // DeviceNetworkEvents has InitiatingProcessMD5 and no MD5.
        Assert.That(
            run.Result.Diagnostics.Where(one => one.Descriptor.Category == DiagnosticCategory.OutputContract).Select(one => $"{Path.GetFileName(one.Location.Path)}: {one.Message}"),
            Is.EqualTo(new[]
            {
                "SolarWinds_SUNBURST_Network-IOCs.yaml: The query does not return 'MD5', the column for 'Algorithm' of the entity 'FileHash'; name a column that it returns.",
            }));
    }

    [Test]
    public async Task A_column_misspelled_or_in_other_case_is_found_in_nearly_every_rule()
    {
        using var folder = new RuleFolder();
        int mapped = 0, rules = 0;
        foreach (var path in SharedCorpus.Files("Azure-Sentinel", "*.yaml"))
        {
            var text = SourceTextReader.Read(path, maxBytes: 5_000_000).Text!;
            if (RuleFileReader.Read(text).Rules is not [var rule] || SentinelOutput.References(rule.Metadata).ToList() is not { Count: > 0 } references)
                continue;
            var content = text.Content;
            foreach (var reference in references.OrderByDescending(one => one.Span.Start))
                content = content.Remove(reference.Span.Start, 1).Insert(reference.Span.Start, char.ToLowerInvariant(reference.Name[0]).ToString());
            folder.Write($"{rules++:000}.yaml", content);
            mapped += references.Count;
        }

        var found = (await folder.AnalyzeAsync()).Diagnostics.Where(one => one.Id == DiagnosticIds.ColumnHasOtherLetterCase).ToList();

        TestContext.Out.WriteLine($"{found.Count} of {mapped} columns, in {found.Select(one => one.Location.Path).Distinct().Count()} of {rules} rules.");
        Assert.That(found.Count, Is.GreaterThan(mapped * 9 / 10));
    }
}
