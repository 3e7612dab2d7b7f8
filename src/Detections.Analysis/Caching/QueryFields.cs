using Detections.Analysis.Catalog;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Caching;

/// <summary>The fields of all that the catalog knows of a query, as <see cref="RuleFields"/> has those of a rule.</summary>
/// <param name="fields">Takes the values.</param>
internal sealed class QueryFields(KeptFields fields)
{
    // More than twice as many as conditions and pipelines are read with, and so few that the stack holds them.
    private const int MostLevels = 256;

    private int _level;

    public CatalogQuery Query(CatalogQuery? query) => new()
    {
        Text = fields.Text(query?.Text),
        Heading = fields.TextOrNone(query?.Heading),
        Line = fields.Number(query?.Line),
        Environment = (KustoEnvironment)fields.Number((int?)query?.Environment),
        IsAnalyzed = fields.Flag(query?.IsAnalyzed),
        Tables = fields.Texts(query?.Tables),
        Functions = fields.Texts(query?.Functions),
        ReadsOthers = fields.Flag(query?.ReadsOthers),
        Parameters = fields.All(query?.Parameters, Binding),
        Bindings = fields.All(query?.Bindings, Binding),
        Pipelines = fields.All(query?.Pipelines, Pipeline),
        Indicators = fields.All(query?.Indicators, Indicator),
        Exclusions = fields.All(query?.Exclusions, Indicator),
        Thresholds = fields.All(query?.Thresholds, Threshold),
        GroupBy = fields.Texts(query?.GroupBy),
        Lookback = fields.DurationOrNone(query?.Lookback),
        OutputFields = fields.All(query?.OutputFields, Field),
        PassesFields = fields.Flag(query?.PassesFields),
        IsOutputOpen = fields.Flag(query?.IsOutputOpen),
    };

    private CatalogBinding Binding(CatalogBinding? binding) => new(fields.Text(binding?.Name), fields.Text(binding?.Text), fields.Texts(binding?.DerivedFrom))
    {
        IsFunction = fields.Flag(binding?.IsFunction),
        Values = fields.Texts(binding?.Values),
        Pipeline = fields.OneOrNone(binding?.Pipeline, Pipeline),
    };

    private CatalogPipeline Pipeline(CatalogPipeline? pipeline)
    {
        Enter();
        var taken = new CatalogPipeline(fields.TextOrNone(pipeline?.Name), fields.TextOrNone(pipeline?.RunsOn), fields.All(pipeline?.Stages, Stage));
        _level--;
        return taken;
    }

    private CatalogStage Stage(CatalogStage? stage) => new(fields.Number(stage?.Number), fields.Text(stage?.Operator), fields.Text(stage?.Text))
    {
        Line = fields.Number(stage?.Line),
        Meaning = fields.Texts(stage?.Meaning),
        Predicate = fields.OneOrNone(stage?.Predicate, Predicate),
        Inputs = fields.All(stage?.Inputs, Input),
        JoinKind = fields.TextOrNone(stage?.JoinKind),
    };

    private CatalogInput Input(CatalogInput? input) => new(fields.Text(input?.Text), fields.OneOrNone(input?.Pipeline, Pipeline))
    {
        Binding = fields.TextOrNone(input?.Binding),
        Meaning = fields.TextOrNone(input?.Meaning),
    };

    private CatalogPredicate Predicate(CatalogPredicate? predicate)
    {
        Enter();
        var taken = new CatalogPredicate((PredicateForm)fields.Number((int?)predicate?.Form), fields.Text(predicate?.Text))
        {
            Parts = fields.All(predicate?.Parts, Predicate),
            Meaning = fields.TextOrNone(predicate?.Meaning),
            IsOfTime = fields.Flag(predicate?.IsOfTime),
            Comparison = fields.OneOrNone(predicate?.Comparison, Comparison),
        };
        _level--;
        return taken;
    }

    private CatalogComparison Comparison(CatalogComparison? comparison) => new(fields.Text(comparison?.Field), fields.Text(comparison?.Kind), fields.Texts(comparison?.Values))
    {
        Operator = fields.Text(comparison?.Operator),
        IsNegated = fields.Flag(comparison?.IsNegated),
        IsCaseSensitive = fields.Flag(comparison?.IsCaseSensitive),
        IsWhole = fields.Flag(comparison?.IsWhole),
        NeedsAll = fields.Flag(comparison?.NeedsAll),
    };

    private CatalogIndicator Indicator(CatalogIndicator? indicator) => new(fields.Text(indicator?.Field), fields.Text(indicator?.Kind), fields.All(indicator?.Values, Value))
    {
        Condition = fields.TextOrNone(indicator?.Condition),
    };

    private CatalogValue Value(CatalogValue? value) => new(fields.Text(value?.Text), fields.Flag(value?.IsCaseSensitive));

    private CatalogThreshold Threshold(CatalogThreshold? threshold) => new(fields.Text(threshold?.Field), fields.Text(threshold?.Aggregate), fields.Text(threshold?.Kind), fields.Texts(threshold?.Values))
    {
        GroupBy = fields.Texts(threshold?.GroupBy),
    };

    private CatalogField Field(CatalogField? field) => new(fields.Text(field?.Name), fields.Text(field?.Type), fields.Text(field?.Source))
    {
        Stage = fields.NumberOrNone(field?.Stage),
        Feeds = fields.Texts(field?.Feeds),
    };

    private void Enter()
    {
        if (++_level > MostLevels && fields.AreRead)
            throw new InvalidDataException("This is nested too deeply.");
    }
}
