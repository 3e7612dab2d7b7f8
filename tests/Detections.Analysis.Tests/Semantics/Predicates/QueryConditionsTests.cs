using Detections.Analysis.Semantics.Predicates;
using Detections.Analysis.Semantics.Query;
using Detections.Analysis.Tests.Semantics.Events;

namespace Detections.Analysis.Tests.Semantics.Predicates;

internal sealed class QueryConditionsTests
{
    [TestCase("FileName == 'a'", "FileName Equal:cs{a}")]
    [TestCase("FileName =~ 'a'", "FileName Equal{a}")]
    [TestCase("FileName != 'a'", "FileName !Equal:cs{a}")]
    [TestCase("FileName !~ 'a'", "FileName !Equal{a}")]
    [TestCase("'a' == FileName", "FileName Equal:cs{a}")]
    [TestCase("FileName in ('a', 'b')", "FileName In:cs{a,b}")]
    [TestCase("FileName !in~ ('a', 'b')", "FileName !In{a,b}")]
    [TestCase("FileName has 'a'", "FileName Match{a}")]
    [TestCase("FileName has_cs 'a'", "FileName Match:cs{a}")]
    [TestCase("FileName has_any ('a', 'b')", "FileName Match{a,b}")]
    [TestCase("FileName !contains_cs 'a'", "FileName !Contains:cs{a}")]
    [TestCase("FileName startswith 'a'", "FileName StartsWith{a}")]
    [TestCase("FileName !endswith 'a'", "FileName !EndsWith{a}")]
    [TestCase("FileName matches regex 'a.*'", "FileName RegexMatch:cs{a.*}")]
    [TestCase("isempty(FileName)", "FileName IsNull{}")]
    [TestCase("isnotnull(ProcessId)", "ProcessId !IsNull{}")]
    [TestCase("ProcessId > 5", "ProcessId GreaterThan:cs{5}")]
    [TestCase("5 > ProcessId", "ProcessId LessThan:cs{5}")]
    [TestCase("ProcessId <= 1.5", "ProcessId LessOrEqual:cs{1.5}")]
    [TestCase("ProcessId between (1 .. 5)", "and(ProcessId GreaterOrEqual:cs{1}, ProcessId LessOrEqual:cs{5})")]
    [TestCase("ProcessId !between (1 .. 5)", "not(and(ProcessId GreaterOrEqual:cs{1}, ProcessId LessOrEqual:cs{5}))")]
    [TestCase("IsInitiatingProcessRemoteSession", "IsInitiatingProcessRemoteSession Equal:cs{true}")]
    [TestCase("IsInitiatingProcessRemoteSession == false", "IsInitiatingProcessRemoteSession Equal:cs{false}")]
    [TestCase("not(FileName == 'a' or (FileName == 'b'))", "not(or(FileName Equal:cs{a}, FileName Equal:cs{b}))")]
    [TestCase("FileName == 'a' and (FileName has 'b' and FileName has 'c')", "and(FileName Equal:cs{a}, FileName Match{b}, FileName Match{c})")]
    [TestCase("* has 'a'", "* Match{a}")]
    public async Task A_condition_is_read_as_a_tree(string condition, string tree) =>
        Assert.That(await TreesAsync($"DeviceProcessEvents | where {condition}"), Is.EqualTo(tree));

    [TestCase("tolower(FileName) == 'a'", "FileName/folded Equal:cs{a}")]
    [TestCase("tostring(ProcessId) == '4'", "ProcessId Equal:cs{4}")]
    [TestCase("coalesce(ProcessId, 0) == 4", "ProcessId Equal:cs{4}")]
    [TestCase("tostring(AdditionalFields.Command) == 'a'", "AdditionalFields.Command Equal:cs{a}")]
    [TestCase("tostring(parse_json(tostring(AdditionalFields)).Commands[0]['Name']) == 'a'", "AdditionalFields.Commands[0].Name Equal:cs{a}")]
    [TestCase("column_ifexists('FileName', '') == 'a'", "FileName Equal:cs{a}")]
    [TestCase("strlen(\n  FileName) > 5", "strlen( FileName) GreaterThan:cs{5}")]
    [TestCase("coalesce(FileName, AccountName) == 'a'", "coalesce(FileName, AccountName) Equal:cs{a}")]
    public async Task What_is_compared_has_the_name_of_its_column_where_it_is_one(string condition, string tree) =>
        Assert.That(await TreesAsync($"DeviceProcessEvents | where {condition}"), Is.EqualTo(tree));

    [TestCase("FileName == AccountName")]
    [TestCase("Timestamp > ago(1h)")]
    [TestCase("SHA1 in ((DeviceFileEvents | project SHA1))")]
    [TestCase("FileName in ('a', AccountName)")]
    [TestCase("ipv4_is_private(RemoteIP)")]
    [TestCase("Timestamp between (ago(2d) .. ago(1d))")]
    public async Task A_condition_without_values_of_the_query_is_its_text(string condition) =>
        Assert.That(await TreesAsync($"DeviceNetworkEvents | where {condition}"), Is.EqualTo($"<{condition}>"));

    [TestCase("let names = dynamic(['a', 'b']); DeviceProcessEvents | where FileName in~ (names)", "FileName In{a,b}")]
    [TestCase("let f = (name: string) { DeviceProcessEvents | where FileName == name }; f('a')", "FileName Equal:cs{a}")]
    [TestCase("let f = (T: (FileName: string), name: string) { T | where FileName == name }; DeviceProcessEvents | invoke f('a')", "FileName Equal:cs{a}")]
    [TestCase("let f = (name: string = 'a') { DeviceProcessEvents | where FileName == name }; f()", "FileName Equal:cs{a}")]
    [TestCase("let f = (name: string) { DeviceProcessEvents | where FileName == name }; union f('a'), f('b')", "<FileName == name>")]
    public async Task Names_stand_for_their_values(string query, string trees) =>
        Assert.That(await TreesAsync(query), Is.EqualTo(trees));

    [TestCase("DeviceProcessEvents | where FileName == 'a' | extend X = 1 | where FileName == 'b'", "FileName Equal:cs{a}")]
    [TestCase("DeviceProcessEvents | where FileName == 'a' and ProcessId > 5 | summarize count() by FileName | where FileName == 'b'", "FileName Equal:cs{a}")]
    [TestCase("let T = materialize((DeviceProcessEvents | where FileName == 'a')); T | project FileName | where FileName == 'b'", "FileName Equal:cs{a}")]
    [TestCase("DeviceProcessEvents | where AdditionalFields.x == 'a' | where FileName == 'b'", "AdditionalFields.x Equal:cs{a}")]
    [TestCase("DeviceProcessEvents | where FileName == 'a' | join kind=leftouter (DeviceInfo | where DeviceId == 'x') on DeviceId | where FileName == 'b'", "FileName Equal:cs{a}")]
    [TestCase("DeviceProcessEvents | where FileName == 'a' | extend FileName = tolower(FileName) | where FileName == 'b'", "")]
    [TestCase("DeviceProcessEvents | where FileName == 'a' | summarize FileName = max(FileName) by DeviceId | where FileName == 'b'", "")]
    [TestCase("DeviceProcessEvents | where FileName == 'a' | union DeviceFileEvents | where FileName == 'b'", "")]
    [TestCase("union (DeviceProcessEvents | where FileName == 'a'), (DeviceFileEvents | where FileName == 'c') | where FileName == 'b'", "")]
    [TestCase("DeviceProcessEvents | where FileName == 'a' | join kind=rightouter DeviceFileEvents on DeviceId | where FileName == 'b'", "")]
    [TestCase("DeviceProcessEvents | where AdditionalFields == 'a' | mv-expand AdditionalFields | where AdditionalFields == 'b'", "")]
    [TestCase("DeviceProcessEvents | where FileName == 'a' | parse ProcessCommandLine with FileName ' ' * | where FileName == 'b'", "")]
    [TestCase("DeviceProcessEvents | where FileName == 'a' | project-rename X = FileName, FileName = AccountName | where FileName == 'b'", "")]
    [TestCase("let f = (T: (FileName: string)) { T | where FileName == 'b' }; DeviceProcessEvents | where FileName == 'a' | invoke f()", "")]
    public async Task What_holds_before_a_condition_is_known_while_its_columns_are_the_same(string query, string before)
    {
        var conditions = await ConditionsOfAsync(query);
        var last = conditions.All.Single(one => one.Predicate.Comparisons.Any(comparison => comparison.Values.Any(value => value.Text == "b")));
        Assert.That(string.Join("; ", last.Before.Select(PredicateText.Of)), Is.EqualTo(before));
    }

    [Test]
    public async Task Parts_have_their_places()
    {
        const string Query = "DeviceProcessEvents | where FileName == 'a' and (ProcessId > 5 or FileName !has 'b')";
        var condition = (await ConditionsOfAsync(Query)).All.Single();
        Assert.That(condition.Predicate.Comparisons.Select(one => Query.Substring(one.Span.Start, one.Span.Length)), Is.EqualTo(new[] { "FileName == 'a'", "ProcessId > 5", "FileName !has 'b'" }));
    }

    [Test]
    public async Task A_condition_nested_too_deeply_is_given_up_on()
    {
        var condition = Enumerable.Repeat(0, 150).Aggregate("FileName == 'a'", (inner, _) => $"not({inner})");
        Assert.That(await TreesAsync($"DeviceProcessEvents | where {condition}"), Does.Contain("<not(").And.Not.Contain("Equal"));
    }

    private static async Task<string> TreesAsync(string query) =>
        string.Join("; ", (await ConditionsOfAsync(query)).All.Select(one => PredicateText.Of(one.Predicate)));

    private static async Task<QueryConditions> ConditionsOfAsync(string query)
    {
        var bound = await ReadText.BindAsync(query);
        return QueryConditions.Of(bound, new LetBindings(bound.Root));
    }
}
