namespace Detections.Analysis.Catalog.Diffing;

/// <summary>Compares the fields that a query makes or names.</summary>
internal static class OutputComparison
{
    /// <summary>The names of the fields that came or went.</summary>
    public static IEnumerable<string> ChangedFields(CatalogQuery old, CatalogQuery now) => Gone(old, now).Concat(Gone(now, old)).Select(field => field.Name);

    /// <summary>What changed in the output.</summary>
    public static IEnumerable<MeaningChange> Of(CatalogQuery old, CatalogQuery now, CatalogRule rule)
    {
        var used = rule.Entities.SelectMany(entity => entity.Fields, (entity, field) => (field.Column, Use: $"'{field.Name}' of the entity '{entity.Type}'"))
            .Concat(rule.CustomDetails.Select(detail => (detail.Column, Use: $"the custom detail '{detail.Name}'")))
            .ToLookup(one => one.Column, one => one.Use, StringComparer.Ordinal);
        var change = new MeaningChange(ChangedAspect.Output)
        {
            Removed = [.. Gone(old, now).Select(field => new ChangedItem(field.Name, NoteOf(field, used[field.Name])))],
            Added = [.. Gone(now, old).Select(field => new ChangedItem(field.Name))],
            Note = (old.PassesFields, now.PassesFields) switch
            {
                (true, false) => "the other fields of the tables do not come along any more",
                (false, true) => "the other fields of the tables come along now",
                _ => null,
            },
        };
        if (change is not { Removed.IsEmpty: true, Added.IsEmpty: true, Note: null })
            yield return change;
        var before = old.OutputFields.ToLookup(field => field.Name, field => field.Type, StringComparer.Ordinal);
        foreach (var field in now.OutputFields)
        {
            if (before[field.Name].FirstOrDefault() is { } type && type != field.Type && type != Unknown && field.Type != Unknown)
                yield return new MeaningChange(ChangedAspect.Output) { Removed = [new ChangedItem($"{field.Name}: {type}")], Added = [new ChangedItem($"{field.Name}: {field.Type}")], IsReplacement = true };
        }
    }

    private const string Unknown = "unknown";

    // Where the fields of the tables come along, one that is not named any more may be one of them.
    private static IEnumerable<CatalogField> Gone(CatalogQuery from, CatalogQuery to) =>
        to.PassesFields && !from.PassesFields ? [] : from.OutputFields.ExceptBy(to.OutputFields.Select(field => field.Name), field => field.Name, StringComparer.Ordinal);

    private static string? NoteOf(CatalogField field, IEnumerable<string> uses)
    {
        if (uses.ToList() is { Count: > 0 } still)
            return $"still used for {string.Join(", ", still)}";
        return field.Feeds.IsDefaultOrEmpty ? null : $"was used for {string.Join(", ", field.Feeds)}";
    }
}
