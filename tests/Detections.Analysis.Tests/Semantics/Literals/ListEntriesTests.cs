using Detections.Analysis.Semantics.Literals;
using Detections.Analysis.Semantics.Query;
using Detections.Analysis.Tests.Semantics.Events;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Semantics.Literals;

internal sealed class ListEntriesTests
{
    private static Gen<(string[] Entries, string Separator)> Lists =>
        from entries in Gen.Elements("'a'", "'b'", "'a b'", "@'c'", "\"\"", "1").NonEmptyListOf()
        from separator in Gen.Elements(",", ", ", ",\n  ", " , ")
        select (entries.ToArray(), separator);

    [Test]
    public void Without_an_entry_a_list_is_as_if_nobody_had_written_it() => Prop.ForAll(Lists.ToArbitrary(), list =>
    {
        var (entries, separator) = list;
        var query = QueryOf(entries, separator);
        var values = ValuesIn(query);
        return values.Count == entries.Length && values.Select((value, i) => (value, i)).All(one => Without(query, one.value) is var rest && entries.Length == 1
            ? rest is null
            : rest == QueryOf([.. entries[..one.i], .. entries[(one.i + 1)..]], separator));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [TestCase("('a', ('b'))", "b")]
    [TestCase("('a', // why\n'b')", "b")]
    public void An_entry_with_something_about_it_stays(string list, string entry)
    {
        var query = $"AuditLogs | where Result in {list}";
        Assert.That(Without(query, ValuesIn(query).Single(one => one.Text == entry)), Is.Null);
    }

    private static string QueryOf(string[] entries, string separator) => $"let names = dynamic([{string.Join(separator, entries)}]); AuditLogs | where Result in (names)";

    private static List<ConstantText> ValuesIn(string query)
    {
        var root = ReadText.BindAsync(query).GetAwaiter().GetResult().Root;
        var list = root.DescendantsAndSelf().Last(node => node.Kind == "InExpression").Node("Right")!;
        return [.. new ConstantTexts(new LetBindings(root)).Of(list, CallFrame.Query) ?? []];
    }

    private static string? Without(string query, ConstantText value) =>
        ListEntries.Removal(query, value.Node) is { } span ? query.Remove(span.Start, span.Length) : null;
}
