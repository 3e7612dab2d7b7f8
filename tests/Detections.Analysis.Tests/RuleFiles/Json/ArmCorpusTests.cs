using System.Text.Encodings.Web;
using System.Text.Json;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Attack;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Tests.RuleFiles.Json;

/// <summary>The rules of the Azure-Sentinel repository, written as the portal would export them.</summary>
internal sealed class ArmCorpusTests
{
    [Test]
    public void A_rule_reads_the_same_in_an_ARM_template_as_in_yaml([Values] bool escapes, [Values] bool isIndented)
    {
        var options = new JsonSerializerOptions
        {
            Encoder = escapes ? JavaScriptEncoder.Default : JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            WriteIndented = isIndented,
        };
        var files = SharedCorpus.Files("Azure-Sentinel", "*.yaml");
        Assert.That(files, Has.Count.EqualTo(77));
        Assert.Multiple(() =>
        {
            foreach (var path in files)
                CheckRule(path, options);
        });
    }

    private static void CheckRule(string path, JsonSerializerOptions options)
    {
        var yaml = SourceTextReader.Read(path, maxBytes: 1_000_000).Text!;
        var expected = RuleFileReader.Read(yaml).Rules.Single();
        var json = new SourceText(Path.ChangeExtension(path, ".json"), JsonSerializer.Serialize(Template(yaml, expected), options));
        var rule = RuleFileReader.Read(json).Rules.Single();

        Assert.That(rule.Kind, Is.EqualTo(expected.Kind), path);
        Assert.That(rule.Title!.Value, Is.EqualTo(expected.Title!.Value), path);
        Assert.That(rule.Description!.Value, Is.EqualTo(expected.Description!.Value), path);
        Assert.That(Techniques(json, rule), Is.EqualTo(Techniques(yaml, expected)), path);
        var query = rule.Queries.Single();
        Assert.That(query.Text, Is.EqualTo(expected.Queries.Single().Text), path);
        for (var unit = 0; unit < query.Text.Length; unit++)
        {
            var written = json.Substring(query.Map.ToFile(new TextSpan(unit, 1)));
            Assert.That(JsonSerializer.Deserialize<string>($"\"{written}\""), Is.EqualTo(query.Text[unit].ToString()), path);
        }
    }

    private static object Template(SourceText yaml, DetectionRule rule) => new
    {
        resources = new[]
        {
            new
            {
                type = "Microsoft.OperationalInsights/workspaces/providers/alertRules",
                kind = "Scheduled",
                properties = new
                {
                    displayName = rule.Title!.Value,
                    description = rule.Description!.Value,
                    query = rule.Queries.Single().Text,
                    techniques = Techniques(yaml, rule),
                },
            },
        },
    };

    private static IReadOnlyList<string> Techniques(SourceText text, DetectionRule rule) =>
        [.. AttackCoverage.Of(text, rule).Declarations.SelectMany(declaration => declaration.Techniques).Select(technique => technique.Id.Value)];
}
