using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata;
using Detections.Analysis.Text;
using Detections.Kusto;
using Detections.Kusto.Schema;

namespace Detections.Analysis.RuleFiles;

/// <summary>A rule file while it is read: the rules and problems found so far.</summary>
internal sealed class RuleFileBuilder(SourceText text)
{
    private readonly ImmutableArray<DetectionRule>.Builder _rules = ImmutableArray.CreateBuilder<DetectionRule>();
    private readonly ImmutableArray<Diagnostic>.Builder _problems = ImmutableArray.CreateBuilder<Diagnostic>();

    public SourceText Text { get; } = text;

    public void Add(DetectionRule rule) => _rules.Add(rule);

    public void Report(Diagnostic problem) => _problems.Add(problem);

    /// <summary>The query that <paramref name="entry"/> holds, for no environment yet.</summary>
    /// <returns>Null where there is none that is known, and, with a finding (DET1010), where it is empty.</returns>
    public RuleQuery? ReadQuery(MetadataEntry? entry)
    {
        if (entry?.Value is not MetadataScalar query)
            return null;
        if (KqlTrivia.IsAllOf(query.Value))
        {
            Report(RuleFileDescriptors.QueryIsEmpty.At(Location.Of(Text, entry.Key.Span), "rule"));
            return null;
        }
        return new RuleQuery(query.Value, query.Map, query.Map.ToFile(new TextSpan(0, query.Value.Length)), Environment: null);
    }

    /// <summary>The environment the rule itself names; an unknown one is reported (DET1011).</summary>
    public KustoEnvironment? ReadEnvironment(MetadataMapping rule)
    {
        var (environment, problem) = RuleEnvironment.Of(rule, Text);
        if (problem is not null)
            Report(problem);
        return environment;
    }

    public RuleFile ToFile() => new(Text, _rules.ToImmutable(), _problems.ToImmutable());
}
