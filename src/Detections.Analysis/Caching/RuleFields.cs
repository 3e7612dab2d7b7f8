using Detections.Analysis.Catalog;
using Detections.Analysis.RuleFiles;

namespace Detections.Analysis.Caching;

/// <summary>The fields of all that the catalog knows of a rule. <see cref="KeptFields"/> says how one list of them does for writing and reading.</summary>
/// <param name="fields">Takes the values.</param>
internal sealed class RuleFields(KeptFields fields)
{
    private readonly QueryFields _query = new(fields);

    public CatalogRule Rule(CatalogRule? rule) => new()
    {
        Path = fields.Text(rule?.Path),
        Line = fields.Number(rule?.Line),
        Column = fields.Number(rule?.Column),
        Kind = (RuleKind)fields.Number((int?)rule?.Kind),
        Id = fields.TextOrNone(rule?.Id),
        Title = fields.Text(rule?.Title),
        Description = fields.TextOrNone(rule?.Description),
        Severity = fields.TextOrNone(rule?.Severity),
        Status = fields.TextOrNone(rule?.Status),
        Author = fields.TextOrNone(rule?.Author),
        Version = fields.TextOrNone(rule?.Version),
        Source = fields.TextOrNone(rule?.Source),
        References = fields.Texts(rule?.References),
        Tags = fields.Texts(rule?.Tags),
        Tactics = fields.All(rule?.Tactics, Tactic),
        Techniques = fields.All(rule?.Techniques, Technique),
        Events = fields.All(rule?.Events, Event),
        AnalyticEvents = fields.All(rule?.AnalyticEvents, AnalyticEvent),
        Period = fields.DurationOrNone(rule?.Period),
        Frequency = fields.DurationOrNone(rule?.Frequency),
        Trigger = fields.TextOrNone(rule?.Trigger),
        Entities = fields.All(rule?.Entities, Entity),
        CustomDetails = fields.All(rule?.CustomDetails, Detail),
        Queries = fields.All(rule?.Queries, _query.Query),
    };

    private CatalogTactic Tactic(CatalogTactic? tactic) => new(fields.TextOrNone(tactic?.Id), fields.Text(tactic?.Name), fields.All(tactic?.Techniques, Technique))
    {
        IsDeclared = fields.Flag(tactic?.IsDeclared),
    };

    private CatalogTechnique Technique(CatalogTechnique? technique) => new(fields.Text(technique?.Id), fields.TextOrNone(technique?.Title))
    {
        Current = fields.Text(technique?.Current),
    };

    private CatalogEvent Event(CatalogEvent? one) => new(fields.Text(one?.Provider), fields.Text(one?.Id), fields.TextOrNone(one?.Title))
    {
        IsDeclared = fields.Flag(one?.IsDeclared),
        IsRead = fields.Flag(one?.IsRead),
        IsEquivalent = fields.Flag(one?.IsEquivalent),
    };

    private CatalogAnalyticEvent AnalyticEvent(CatalogAnalyticEvent? one) => new(fields.Text(one?.Provider), fields.Text(one?.Id), fields.TextOrNone(one?.Title), fields.Texts(one?.Techniques))
    {
        ActionTypes = fields.Texts(one?.ActionTypes),
    };

    private CatalogEntity Entity(CatalogEntity? entity) => new(fields.Text(entity?.Type), fields.All(entity?.Fields, Detail));

    private CatalogDetail Detail(CatalogDetail? detail) => new(fields.Text(detail?.Name), fields.Text(detail?.Column));
}
