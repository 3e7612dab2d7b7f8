namespace Detections.Analysis.Catalog.Diffing;

/// <summary>Compares the fields that a query makes or names.</summary>
internal static class OutputComparison
{
    /// <summary>The names of the fields that came or went.</summary>
    public static IEnumerable<string> ChangedFields(CatalogQuery old, CatalogQuery now) => Gone(old, now).Concat(Gone(now, old)).Select(field => field.Name);

    /// <summary>What changed in the output; null where nothing did.</summary>
    public static MeaningChange? Of(CatalogQuery old, CatalogQuery now, CatalogRule rule)
    {
        var used = rule.Entities.SelectMany(entity => entity.Fields, (entity, field) => (field.Column, Use: $"'{field.Name}' of the entity '{entity.Type}'"))
            .Concat(rule.CustomDetails.Select(detail => (detail.Column, Use: $"the custom detail '{detail.Name}'")))
            .ToLookup(one => one.Column, one => one.Use, StringComparer.Ordinal);
        var before = old.OutputFields.ToDictionary(field => field.Name, StringComparer.Ordinal);
        var retyped = now.OutputFields.Where(field => before.TryGetValue(field.Name, out var was) && was.Type != field.Type && was.Type != Unknown && field.Type != Unknown).ToList();
        var change = new MeaningChange(ChangedAspect.Output)
        {
            Removed = [.. Gone(old, now).Select(field => new ChangedItem(field.Name, NoteOf(field, used[field.Name]))), .. retyped.Select(field => new ChangedItem($"{field.Name}: {before[field.Name].Type}"))],
            Added = [.. Gone(now, old).Select(field => new ChangedItem(field.Name)), .. retyped.Select(field => new ChangedItem($"{field.Name}: {field.Type}"))],
            Note = (old.PassesFields, now.PassesFields) switch
            {
                (true, false) => "the other fields of the tables do not come along any more",
                (false, true) => "the other fields of the tables come along now",
                _ => null,
            },
        };
        return change is { Removed.IsEmpty: true, Added.IsEmpty: true, Note: null } ? null : change;
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
