using System.Globalization;
using Detections.Analysis.Knowledge.Declarations;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Knowledge.Declarations;

internal sealed class KnowledgeDeclarationTests
{
    [Test]
    public void Events_ActionTypes_and_equivalents_are_told_apart_by_the_header()
    {
        var events = Read("provider\tevent\ttitle\nContoso-Agent\t7\tAgent stopped\n");
        var actionTypes = Read("table\tActionType\ttitle\nDeviceEvents\tContosoThing\tContoso thing");
        var equivalents = Read("table\tActionType\tprovider\tevent\r\nDeviceEvents\tContosoThing\tContoso-Agent\t7\r\n");

        Assert.That(new[] { events, actionTypes, equivalents }.SelectMany(reading => reading.Problems), Is.Empty);
        Assert.Multiple(() =>
        {
            Assert.That(events.Declarations.Events.Single().Event.Key, Is.EqualTo(new EventKey("Contoso-Agent", "7")));
            Assert.That(actionTypes.Declarations.Events.Single().Event.Key, Is.EqualTo(new EventKey("Defender-DeviceEvents", "ContosoThing")));
            Assert.That(equivalents.Declarations.Equivalents.Single().Equivalent, Is.EqualTo(new EventEquivalent(new EventKey("Defender-DeviceEvents", "ContosoThing"), new EventKey("Contoso-Agent", "7"), EquivalentStrength.Required, IsConfirmed: true)));
        });
    }

    [Test]
    public void Columns_may_stand_in_any_order_and_be_left_out()
    {
        var reading = Read("confirmed\ttitle\tevent\tchannels\tprovider\tother_titles\nid\tStopped\t7\tA;B\tContoso-Agent\tHalted | Ended");

        var known = reading.Declarations.Events.Single().Event;
        Assert.That(reading.Problems, Is.Empty);
        Assert.That((known.Title, known.IsConfirmed, known.IsTitleConfirmed), Is.EqualTo(("Stopped", true, false)));
        Assert.That(known.OtherTitles, Is.EqualTo(new[] { "Halted", "Ended" }));
        Assert.That(known.Channels, Is.EqualTo(new[] { "A", "B" }));
    }

    [TestCase("events.tsv")]
    [TestCase("action-types.tsv")]
    [TestCase("equivalents.tsv")]
    public void The_built_in_files_are_in_the_format_that_a_repository_writes(string file)
    {
        var content = File.ReadAllText(RepositoryRoot.Combine("src", "Detections.Analysis", "Knowledge", "Data", file));
        var reading = Read(content);
        var rows = content.Count(c => c == '\n') - 1;

        Assert.That(reading.Problems, Is.Empty);
        Assert.That(reading.Declarations.Events.Length + reading.Declarations.Equivalents.Length, Is.EqualTo(rows).And.GreaterThan(100));
        Assert.That(KnowledgeDeclarations.Merge([reading.Declarations]).Problems, Is.Empty);

        // Declared over itself the knowledge says what it said.
        var again = EventKnowledge.BuiltIn.With(reading.Declarations);
        foreach (var (known, same) in EventKnowledge.BuiltIn.Providers.SelectMany(provider => provider.Events).Zip(again.Providers.SelectMany(provider => provider.Events)))
        {
            Assert.That((same.Key, same.Title, same.IsConfirmed, same.IsTitleConfirmed), Is.EqualTo((known.Key, known.Title, known.IsConfirmed, known.IsTitleConfirmed)));
            Assert.That(same.OtherTitles, Is.EqualTo(known.OtherTitles));
            Assert.That(again.EquivalentsOf(known.Key), Is.EqualTo(EventKnowledge.BuiltIn.EquivalentsOf(known.Key)));
        }
    }

    [TestCase("[|a\tb|]", "The first line is no header of a knowledge file; it has to name the columns 'provider', 'event', 'title', or 'table', 'ActionType', 'title', or 'table', 'ActionType', 'provider', 'event', with tabs between them.")]
    [TestCase("[||]", "The first line is no header of a knowledge file; it has to name the columns 'provider', 'event', 'title', or 'table', 'ActionType', 'title', or 'table', 'ActionType', 'provider', 'event', with tabs between them.")]
    [TestCase("provider\tevent\ttitle\t[|chanels|]\nA\t1\tT\t-", "The column 'chanels' is unknown and ignored; use 'provider', 'event', 'title', 'other_titles', 'channels', 'confirmed' or 'source'. Did you mean 'channels'?")]
    [TestCase("provider\tevent\ttitle\t[|event|]\nA\t1\tT\t2", "The column 'event' is named twice; the first one counts.")]
    [TestCase("provider\tevent\ttitle\n[|A\t1|]\nB\t2\tT", "The row has 2 cells and the header has 3; put one tab between cells and '-' where there is nothing to say.")]
    [TestCase("provider\tevent\ttitle\nA\t[|-|]\tT\nB\t2\tT", "The cell of the column 'event' is empty; every row has to have one.")]
    [TestCase("provider\tevent\ttitle\tconfirmed\nA\t1\tT\t[|yess|]", "'yess' is unknown and read as 'yes'; use 'yes', 'id' or 'no'. Did you mean 'yes'?")]
    [TestCase("table\tActionType\tprovider\tevent\tstrength\nA\tB\tC\t1\t[|maybe|]", "'maybe' is unknown and read as 'required'; use 'required' or 'acceptable'.")]
    public void A_problem_stands_at_its_place_and_costs_only_itself(string marked, string message)
    {
        var (text, span) = Marked.Parse("/k/events.tsv", marked);
        var reading = KnowledgeDeclarations.Read(text);

        var problem = reading.Problems.Single();
        Assert.That(problem.Message, Is.EqualTo(message));
        Assert.That(problem.Place, Is.EqualTo(Analysis.Diagnostics.Location.Of(text, span)));
        var isHeaderMissing = message.StartsWith("The first line", StringComparison.Ordinal);
        Assert.That(reading.Declarations.Events.Length + reading.Declarations.Equivalents.Length, Is.EqualTo(isHeaderMissing ? 0 : 1));
    }

    [Test]
    public void Of_two_declarations_the_first_counts_and_the_other_is_a_problem()
    {
        var first = KnowledgeDeclarations.Read(new SourceText("/k/a.tsv", "provider\tevent\ttitle\nContoso\t7\tOne"));
        var second = KnowledgeDeclarations.Read(new SourceText("/k/b.tsv", "provider\tevent\ttitle\ncontoso\t7\tTwo\nContoso\t8\tThree"));
        var merged = KnowledgeDeclarations.Merge([first.Declarations, second.Declarations]);

        Assert.That(merged.Declarations.Events.Select(declared => declared.Event.Title), Is.EqualTo(new[] { "One", "Three" }));
        Assert.That(merged.Problems.Single().ToString(), Is.EqualTo("/k/b.tsv(2,9,2,10): The event 'contoso 7' is declared already in line 2 of 'a.tsv', which counts; take one of the two out."));
        Assert.That(merged.Problems.Single().Other, Is.EqualTo(first.Declarations.Events.Single().Place));
    }

    [Test]
    public void Any_file_can_be_read() =>
        Prop.ForAll(
            Gen.Elements("provider", "event", "title", "table", "ActionType", "strength", "confirmed", "x", "-", "any", "").ArrayOf().Select(cells => string.Join('\t', cells))
                .ArrayOf().Select(lines => string.Join('\n', lines)).ToArbitrary(),
            content =>
            {
                var reading = Read(content);
                _ = EventKnowledge.BuiltIn.With(KnowledgeDeclarations.Merge([reading.Declarations]).Declarations);
                return reading.Problems.All(problem => problem.Place.Path == "/k/test.tsv" && problem.Place.End.Line < content.Split('\n').Length);
            }).QuickCheckThrowOnFailure();

    [Test]
    public void A_hostile_file_gives_a_bounded_number_of_problems()
    {
        var rows = string.Concat(Enumerable.Range(0, 5000).Select(row => string.Create(CultureInfo.InvariantCulture, $"{row}\n")));
        Assert.That(Read("provider\tevent\ttitle\n" + rows).Problems, Has.Length.EqualTo(100));
        Assert.That(Read(string.Concat(Enumerable.Repeat("x\t", 100_000)) + "provider\tevent\ttitle").Problems, Has.Length.EqualTo(100));
        Assert.That(Read(new string('x', 100_000)).Problems.Single().Message, Has.Length.LessThan(1100));
    }

    private static KnowledgeReading Read(string content) => KnowledgeDeclarations.Read(new SourceText("/k/test.tsv", content));
}
