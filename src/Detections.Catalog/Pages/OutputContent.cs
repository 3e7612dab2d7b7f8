using System.Collections.Immutable;
using Detections.Analysis.Catalog;

namespace Detections.Catalog.Pages;

/// <summary>What the page of a rule says of the fields that a query returns.</summary>
internal static class OutputContent
{
    public static IEnumerable<PageBlock> Of(CatalogQuery query, int level)
    {
        if (query.OutputFields.IsEmpty && !query.PassesFields && !query.IsOutputOpen)
            yield break;
        yield return new PageBlock.Heading(level, "Output fields");
        if (!query.OutputFields.IsEmpty)
        {
            // Few rules say what a column is for.
            var areUsed = query.OutputFields.Any(field => !field.Feeds.IsEmpty);
            yield return new PageBlock.Table(
                areUsed ? ["Field", "Type", "Source", "Used for"] : ["Field", "Type", "Source"],
                [.. query.OutputFields.Select(field => new PageRow(areUsed ? [.. Origin(field), PageCell.OfText(field.Feeds)] : Origin(field)))]);
        }
        if (query.IsOutputOpen)
            yield return new PageBlock.Paragraph("Nobody can list all fields of the result: they depend on data, or on a table that is not declared.");
        else if (query.PassesFields)
            yield return new PageBlock.Paragraph(query.OutputFields.IsEmpty ? "The fields of the tables come along as they are." : "The other fields of the tables come along as they are.");
    }

    private static ImmutableArray<PageCell> Origin(CatalogField field) => [new PageInline.Code(field.Name), field.Type, SourceOf(field)];

    private static string SourceOf(CatalogField field) => field.Stage is { } stage ? $"{field.Source} (stage {stage})" : field.Source;
}
