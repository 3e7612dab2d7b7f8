using System.Text;
using Detections.Analysis.Catalog;

namespace Detections.Analysis.Tests.Catalog;

/// <summary>The analysis of a query as the published pages show it, with the values that they lost left out.</summary>
internal static class QueryPage
{
    public static string Of(CatalogQuery query)
    {
        var page = new StringBuilder("Stages and Predicates\n");
        Lines(page, query.Parameters.IsEmpty ? [] : ["Parameters", .. query.Parameters.Select(parameter => parameter.Text)]);
        foreach (var binding in query.Bindings)
            Lines(page, [$"Let binding: {binding.Name}", binding.Text, .. binding.DerivedFrom.IsEmpty ? Array.Empty<string>() : [$"Derived from {string.Join(", ", binding.DerivedFrom)}."]]);
        foreach (var pipeline in query.Pipelines)
        {
            if (pipeline.Name is not null)
                Lines(page, [$"The stages below define let {pipeline.Name} (the rule's main pipeline source)."]);
            else if (pipeline.RunsOn is not null)
                Lines(page, [$"The stages below run on {pipeline.RunsOn} (the outer pipeline)."]);
            foreach (var stage in pipeline.Stages)
                Lines(page, [$"Stage {stage.Number}: {stage.Operator}", stage.Text]);
        }
        Table(page, "Exclusions", query.Exclusions.Select(row => $"{row.Field} | {row.Kind} | {string.Join(", ", row.Values.Select(value => value.Text))}"));
        Table(page, "Indicators", query.Indicators.Select(row => $"{row.Field} | {row.Kind}"));
        Table(page, "Output fields", query.OutputFields.Select(row => $"{row.Name} | {row.Source}"));
        return page.ToString();
    }

    private static void Table(StringBuilder page, string title, IEnumerable<string> rows)
    {
        var lines = rows.ToList();
        Lines(page, lines.Count == 0 ? [] : [title, .. lines]);
    }

    private static void Lines(StringBuilder page, IEnumerable<string> lines)
    {
        foreach (var line in lines)
            page.Append(line).Append('\n');
    }
}
