using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Detections.Analysis.Catalog.Diffing;

/// <summary>The rows of a query as steps, with those that names declared by <c>let</c> stand for in their place.</summary>
internal sealed class QuerySteps
{
    /// <summary>Names can lead to names, and a <c>catalog.json</c> can hold a circle of them.</summary>
    public const int MaxDepth = 50;

    private readonly Dictionary<string, CatalogPipeline> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<CatalogStage, string> _keys = new(ReferenceEqualityComparer.Instance);

    public QuerySteps(CatalogQuery query)
    {
        foreach (var pipeline in query.Pipelines.Where(pipeline => pipeline.Name is not null))
            _named.TryAdd(pipeline.Name!, pipeline);
        foreach (var binding in query.Bindings.Where(binding => binding is { IsFunction: false, Pipeline: not null }))
            _named.TryAdd(binding.Name, binding.Pipeline!);
        Main = Steps.Of(query.Pipelines.SelectMany(pipeline => pipeline.Stages));
    }

    /// <summary>From the first source to the result.</summary>
    public Steps Main { get; }

    /// <summary>The steps of rows that an operator takes in; of a name or a call that is its source.</summary>
    public Steps Of(CatalogInput input) =>
        Steps.Of(PipelineOf(input) is { } pipeline ? StagesOf(pipeline, MaxDepth) : [new CatalogStage(1, CatalogStage.Source, input.Text) { Line = 1, Meaning = [input.Meaning ?? input.Text] }]);

    /// <summary>What the rows that an operator takes in say, the same for all ways to write it.</summary>
    public string KeyOf(CatalogInput input) => KeyOf(input, MaxDepth);

    /// <summary>What a stage says, with the rows it takes in, the same for all ways to write it.</summary>
    public string KeyOf(CatalogStage stage) => KeyOf(stage, MaxDepth);

    /// <summary>What the steps say.</summary>
    public string KeyOf(Steps steps) => KeyOf(steps, MaxDepth);

    private string KeyOf(CatalogStage stage, int depth)
    {
        if (!_keys.TryGetValue(stage, out var key))
        {
            var items = stage.Meaning.IsDefaultOrEmpty ? [stage.Text] : stage.Meaning;
            _keys.Add(stage, key = string.Join('\n', items.Take(1).Concat(items.Skip(1).Order(StringComparer.Ordinal)).Concat(InAnyOrder(stage, stage.Inputs.Select(input => KeyOf(input, depth))))));
        }
        return key;
    }

    private static IEnumerable<string> InAnyOrder(CatalogStage stage, IEnumerable<string> inputs) => stage.Operator == "union" ? inputs.Order(StringComparer.Ordinal) : inputs;

    // Short, for one stage can hold another that holds another.
    private string KeyOf(CatalogInput input, int depth) =>
        depth > 0 && PipelineOf(input) is { } pipeline ? Hash(KeyOf(Steps.Of(StagesOf(pipeline, depth)), depth - 1)) : input.Meaning ?? input.Text;

    private string KeyOf(Steps steps, int depth)
    {
        var conditions = steps.Conditions.ToLookup(one => one.Place, one => one.Condition.Key);
        var parts = Enumerable.Range(0, steps.Stages.Length + 1).SelectMany(place =>
            conditions[place].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(key => "where " + key).Concat(place < steps.Stages.Length ? [KeyOf(steps.Stages[place], depth)] : []));
        return string.Join('\n', parts);
    }

    private CatalogPipeline? PipelineOf(CatalogInput input) => input.Pipeline ?? (input.Binding is { } name ? _named.GetValueOrDefault(name) : null);

    private IEnumerable<CatalogStage> StagesOf(CatalogPipeline pipeline, int depth) =>
        depth > 0 && pipeline.RunsOn is { } name && _named.TryGetValue(name, out var before) ? StagesOf(before, depth - 1).Concat(pipeline.Stages) : pipeline.Stages;

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>Rows: operators, and the conditions between them.</summary>
/// <param name="Stages">The source and the operators, without those that are conditions.</param>
/// <param name="Conditions">What has to hold, and how many of the stages come before.</param>
internal sealed record Steps(ImmutableArray<CatalogStage> Stages, ImmutableArray<(int Place, Condition Condition)> Conditions)
{
    public static Steps Of(IEnumerable<CatalogStage> all)
    {
        var stages = ImmutableArray.CreateBuilder<CatalogStage>();
        var conditions = ImmutableArray.CreateBuilder<(int, Condition)>();
        foreach (var stage in all)
        {
            if (stage is { Meaning.IsDefaultOrEmpty: true, Predicate: { } predicate })
                conditions.AddRange(Condition.AllOf(predicate).Select(condition => (stages.Count, condition)));
            else
                stages.Add(stage);
        }
        return new Steps(stages.ToImmutable(), conditions.ToImmutable());
    }
}
