using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Tests.Analyzers.Contract.ContractRules;

namespace Detections.Analysis.Tests.Analyzers.Contract;

internal sealed class KeyIsWrittenTwiceTests
{
    private const string Id = DiagnosticIds.KeyIsWrittenTwice;

    [Test]
    public Task The_second_is_told_with_the_line_of_the_first() => InYaml(Id).VerifyAsync(
        Scheduled("severity: High", "incidentConfiguration:", "  createIncident: true", "  [|createIncident|]: false", "[|severity|]: Low"),
        "The key 'createIncident' is also in line 4 of the same mapping, and one of the two is lost; take one out.",
        "The key 'severity' is also in line 2 of the same mapping, and one of the two is lost; take one out.");

    [Test]
    public Task In_JSON_and_front_matter_too() => Task.WhenAll(
        InResource(Id).VerifyAsync(Resource(""" "displayName": "a", [|"displayName"|]: "b",""")),
        InDocument(Id).VerifyAsync(Document("owner: a", "[|owner|]: b")));

    [TestCase("one: {a: 1}", "two: {a: 1}")]
    [TestCase("one: &one {a: 1}", "two: {<<: *one, <<: *one}")]
    [TestCase("Owner: a", "owner: b")]
    public Task Not_found(string first, string second) => InYaml(Id).VerifyAsync(Scheduled(first, second));

    [Test]
    public Task An_aliased_mapping_is_told_once() => InYaml(Id).VerifyAsync(Scheduled("one: &one {a: 1, [|a|]: 2}", "two: *one"));

    [Test]
    public Task The_comments_of_a_bare_query_are_no_mapping() => new AnalyzerVerifier { Id = Id, FileName = "rule.kql" }.VerifyAsync("// author: a\n// author: b\nSigninLogs | take 1\n");
}
