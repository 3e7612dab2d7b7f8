using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata;
using Detections.Analysis.Text;
using Detections.Kusto;
using Detections.Kusto.Schema;

namespace Detections.Analysis.RuleFiles;

/// <summary>Reads the YAML of Microsoft Sentinel: analytics rules, hunting queries and workspace functions.</summary>
public static class SentinelYamlReader
{
    /// <summary>The rules of a YAML file: one a document, and none, without a finding, where the file is something else.</summary>
    public static RuleFile Read(SourceText text)
    {
        // All forms have a key with this word; most other YAML of a repository has none and is not even parsed.
        if (!text.Content.Contains("query", StringComparison.OrdinalIgnoreCase))
            return RuleFile.NotARule(text);

        var (documents, problem) = YamlReader.ReadAll(text, new TextSpan(0, text.Length));
        var rules = ImmutableArray.CreateBuilder<DetectionRule>();
        var problems = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var document in documents)
        {
            if (document is MetadataMapping mapping && SentinelForm.Of(mapping) is { } form)
                ReadRule(text, mapping, form, rules, problems);
        }
        if (problem is not null && SentinelForm.OfBroken(text) is not null)
            problems.Add(problem);
        return new RuleFile(text, rules.ToImmutable(), problems.ToImmutable());
    }

    private static void ReadRule(
        SourceText text,
        MetadataMapping document,
        SentinelForm form,
        ImmutableArray<DetectionRule>.Builder rules,
        ImmutableArray<Diagnostic>.Builder problems)
    {
        if (document.Find(form.QueryKey) is not MetadataScalar query)
            return;
        if (KqlTrivia.IsAllOf(query.Value))
        {
            var key = document.Entries.First(entry => entry.Key.Value == form.QueryKey).Key;
            problems.Add(RuleFileDescriptors.QueryIsEmpty.At(Location.Of(text, key.Span), "rule"));
            return;
        }

        var (environment, problem) = RuleEnvironment.Of(document, text);
        if (problem is not null)
            problems.Add(problem);
        rules.Add(new DetectionRule
        {
            Kind = form.Kind,
            Span = document.Span,
            Title = Title(document, form)?.ToLocated(),
            Description = Description(document, form)?.ToLocated(),
            Metadata = document,
            Queries = [Query(query, environment ?? EnvironmentOf(form))],
        });
    }

    // Analytics rules and functions run in a Sentinel workspace. Hunting queries of the same form are written for
    // Defender XDR too, and nothing in them tells.
    private static KustoEnvironment? EnvironmentOf(SentinelForm form) =>
        form.Kind == RuleKind.HuntingQuery ? null : KustoEnvironment.Sentinel;

    private static RuleQuery Query(MetadataScalar query, KustoEnvironment? environment) =>
        new(query.Value, query.Map, query.Map.ToFile(new TextSpan(0, query.Value.Length)), environment);

    private static MetadataScalar? Title(MetadataMapping document, SentinelForm form) => form.Kind != RuleKind.Function
        ? document.FindScalar("name")
        : (document.Find("Function") as MetadataMapping)?.FindScalar("Title")
            ?? (document.Find("Parser") as MetadataMapping)?.FindScalar("Title")
            ?? document.FindScalar("FunctionName")
            ?? document.FindScalar("ParserName");

    private static MetadataScalar? Description(MetadataMapping document, SentinelForm form) =>
        document.FindScalar(form.Kind == RuleKind.Function ? "Description" : "description");
}
