using Detections.Analysis.Knowledge;
using Detections.Analysis.Knowledge.Platform;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Tests.Knowledge.Platform;

internal sealed class PlatformCalendarTests
{
    private static readonly List<string[]> Rows = [.. KnowledgeData.Open("retired-names.tsv").All()];

    [Test]
    public void Every_row_is_read_and_tells_its_source()
    {
        Assert.That(Rows, Is.Not.Empty);
        foreach (var row in Rows)
        {
            var kind = Enum.Parse<RetiredNameKind>(row[1], ignoreCase: true);
            Assert.That(PlatformCalendar.Find(row[0], kind)?.Path, Is.EqualTo(row[0]));
            Assert.That(row[5], Is.Not.Empty);
        }
    }

    [Test]
    public void Rows_are_in_ordinal_order_which_the_search_relies_on() =>
        Assert.That(Rows.Select(row => row[0]), Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));

    [Test]
    public void What_takes_the_place_of_a_table_is_a_table_and_is_not_retired_itself()
    {
        var successors = Rows.Where(row => row[1] == "table").SelectMany(row => KnowledgeData.List(row[4])).ToList();

        Assert.That(successors, Is.SubsetOf(KustoSchema.BuiltIn.TableNames));
        Assert.That(successors.Select(name => PlatformCalendar.Find(name, RetiredNameKind.Table)), Is.All.Null);
    }

    [TestCase("aadsignineventsbeta", RetiredNameKind.Table)]
    [TestCase("period", RetiredNameKind.Property)]
    [TestCase("schedule.period", RetiredNameKind.Table)]
    [TestCase("SecurityEvent", RetiredNameKind.Table)]
    public void Other_names_are_not_retired(string name, object kind) => Assert.That(PlatformCalendar.Find(name, (RetiredNameKind)kind), Is.Null);

    [Test]
    public void A_column_belongs_to_a_table_and_gives_way_to_another_column_of_it()
    {
        foreach (var row in Rows.Where(row => row[1] == "column"))
        {
            var table = row[0].Split('.')[0];
            var columns = KustoSchema.BuiltIn.SubsetFor(table, KustoEnvironment.DefenderXdr).Tables.Single().Columns;
            Assert.That(columns.Select(column => column.Name), Is.SupersetOf(KnowledgeData.List(row[4])), row[0]);
        }
    }

    [Test]
    public void The_name_alone_is_what_is_shown() =>
        Assert.That(PlatformCalendar.Find("alertTemplate.category", RetiredNameKind.Property)?.Name, Is.EqualTo("category"));
}
