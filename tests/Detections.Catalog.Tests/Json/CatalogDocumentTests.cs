using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Detections.Analysis.Catalog;
using Detections.Catalog.Json;

namespace Detections.Catalog.Tests.Json;

internal sealed class CatalogDocumentTests
{
    [Test]
    public void The_schema_is_that_of_the_records()
    {
        var comments = new XmlComments(typeof(CatalogDocument).Assembly, typeof(Detections.Analysis.Catalog.CatalogRule).Assembly);
        var options = new JsonSerializerOptions(JsonFile.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        var schema = options.GetJsonSchemaAsNode(typeof(CatalogDocument), new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Describe(context, node, comments),
        });
        schema.AsObject().Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");

        Golden.AssertEqual(schema.ToJsonString(new() { WriteIndented = true, Encoder = JsonFile.Options.Encoder }) + "\n", "src/Detections.Catalog/Json/catalog.schema.json");
    }

    [Test]
    public void A_condition_may_be_as_deep_as_conditions_are_read()
    {
        var condition = new CatalogPredicate(PredicateForm.Opaque, "x");
        for (var depth = 0; depth < 100; depth++)
            condition = new CatalogPredicate(PredicateForm.Not, "x") { Parts = [condition] };
        var stage = new CatalogStage(1, "where", "| where x") { Line = 1, Predicate = condition };
        var rule = TestCatalog.WinRm with { Queries = [TestCatalog.WinRm.Queries[0] with { Pipelines = [new CatalogPipeline(null, null, [stage])] }] };

        Assert.That(JsonFile.Write(rule), Is.Not.Empty);
    }

    [Test]
    public void What_is_written_can_be_read_back()
    {
        using var catalog = new WrittenCatalog(TestCatalog.Small);

        var document = JsonSerializer.Deserialize<CatalogDocument>(catalog.Text("catalog.json"), JsonFile.Options)!;

        Assert.Multiple(() =>
        {
            Assert.That(document.FormatVersion, Is.EqualTo(1));
            Assert.That(document.AttackVersion, Is.EqualTo("19.1"));
            Assert.That(document.Rules.Select(rule => rule.Title), Is.EqualTo(TestCatalog.Small.Rules.Select(rule => rule.Title)));
            Assert.That(JsonFile.Write(document), Is.EqualTo(File.ReadAllBytes(Path.Combine(catalog.Folder, "catalog.json"))));
        });
    }

    [Test]
    public void Neighbors_and_coverage_are_told_by_the_keys_of_rules()
    {
        using var catalog = new WrittenCatalog(TestCatalog.Of([TestCatalog.Remoting, .. TestCatalog.Alike]));

        var document = JsonSerializer.Deserialize<CatalogDocument>(catalog.Text("catalog.json"), JsonFile.Options)!;

        Assert.Multiple(() =>
        {
            Assert.That(document.Neighbors.Select(one => $"{one.Key}: {one.Value.NearDuplicates.Single().Rule}"), Is.EqualTo(new[] { "rules/alike/one.md:1: rules/alike/other.md:1", "rules/alike/other.md:1: rules/alike/one.md:1" }));
            Assert.That(document.Coverage.Techniques.Single(technique => technique.Id == "T1059").RulesWithSubtechniques, Is.EqualTo(new[] { "rules/endpoint/remoting.yaml:1" }));
            Assert.That(document.Coverage.Techniques.Single(technique => technique.Id == "T1059").Rules, Is.Empty);
            Assert.That(document.Coverage.Tables.Select(table => $"{table.Name} {table.Rules.Length}"), Is.EqualTo(new[] { "DeviceImageLoadEvents 2", "DeviceProcessEvents 1" }));
            Assert.That(document.Coverage.Platforms.Single(platform => platform.Name == "Windows").Covered, Is.EqualTo(new[] { "T1021", "T1021.006", "T1059", "T1059.001" }));
            Assert.That(document.Coverage.Platforms.Single(platform => platform.Name == "PRE").Uncovered, Does.Contain("T1595"));
        });
    }

    [Test]
    public void Durations_and_kinds_are_written_as_others_write_them()
    {
        using var catalog = new WrittenCatalog(TestCatalog.Of(TestCatalog.Remoting));

        Assert.That(catalog.Text("catalog.json"), Does.Contain("\"period\": \"PT1H\"").And.Contain("\"frequency\": \"PT1H30M\"").And.Contain("\"kind\": \"scheduled-analytics\""));
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node, XmlComments comments)
    {
        if (context.TypeInfo.Type == typeof(TimeSpan) || context.TypeInfo.Type == typeof(TimeSpan?))
            node = new JsonObject { ["type"] = context.TypeInfo.Type == typeof(TimeSpan) ? "string" : new JsonArray("string", "null"), ["format"] = "duration" };
        var description = context.PropertyInfo is { } property ? comments.Of(property) : comments.Of(context.TypeInfo.Type);
        if (description is not null && node is JsonObject schema)
            schema.Insert(0, "description", description);
        return node;
    }
}
