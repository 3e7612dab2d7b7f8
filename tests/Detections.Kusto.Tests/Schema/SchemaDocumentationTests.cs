using System.Text.Json;
using System.Text.RegularExpressions;
using Detections.Kusto.Schema.Declarations;

namespace Detections.Kusto.Tests.Schema;

internal sealed partial class SchemaDocumentationTests
{
    [Test]
    public void Every_example_of_the_page_is_read_without_a_problem()
    {
        var examples = Fence().Matches(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "schema.md")))
            .Where(fence => fence.Groups["label"].Value != "xml")
            .Select(fence => SchemaDeclarations.Read("docs/schema.md", fence.Groups["text"].Value))
            .ToList();

        Assert.That(examples.SelectMany(example => example.Problems), Is.Empty);
        Assert.That(
            string.Join("; ", examples.Select(example => example.Declarations).Select(declared => $"{declared.Tables.Length} {declared.Functions.Length} {declared.Watchlists.Length}")),
            Is.EqualTo("3 3 1; 1 0 0; 0 1 0; 2 1 0"));
    }

    [Test]
    public void The_JSON_schema_describes_every_property()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "src", "Detections.Build", "schemas", "detections-schema.json")));

        Assert.That(CountDescribed(schema.RootElement), Is.EqualTo(19));
    }

    [TestCase(null, "tables: [{ name: T, open: true, x: 1 }]\nx: 1")]
    [TestCase("table", "tables: [{ name: T, open: true, x: 1 }]")]
    [TestCase("function", "functions: [{ name: F, open: true, x: 1 }]")]
    [TestCase("watchlist", "watchlists: [{ alias: W, columns: {}, x: 1 }]")]
    public void The_JSON_schema_lists_the_keys_the_reader_knows(string? definition, string content)
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "src", "Detections.Build", "schemas", "detections-schema.json")));
        var described = definition is null ? schema.RootElement : schema.RootElement.GetProperty("definitions").GetProperty(definition);
        var keys = described.GetProperty("properties").EnumerateObject().Select(property => $"'{property.Name}'").Order(StringComparer.Ordinal);

        // The message about an unknown key lists the known ones.
        var message = SchemaDeclarations.Read("x", content).Problems[^1].Message;
        var known = Quoted().Matches(message).Select(match => match.Value).Skip(1).Order(StringComparer.Ordinal);

        Assert.That(known, Is.EqualTo(keys));
    }

    private static int CountDescribed(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
            return element.EnumerateArray().Sum(CountDescribed);
        if (element.ValueKind != JsonValueKind.Object)
            return 0;

        var count = 0;
        foreach (var member in element.EnumerateObject())
        {
            if (member.Name == "properties")
            {
                foreach (var property in member.Value.EnumerateObject())
                {
                    Assert.That(property.Value.TryGetProperty("description", out var text) && text.GetString()!.EndsWith('.'), property.Name);
                    count++;
                }
            }
            count += CountDescribed(member.Value);
        }
        return count;
    }

    [GeneratedRegex("^```(?<label>[a-z]+)\r?\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Quoted();
}
