using System.Collections.Immutable;
using Detections.Analysis.Knowledge;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Semantics.Events;

/// <summary>The event tables of a rule document. Nothing is checked yet.</summary>
/// <param name="Declarations">In file order; a table without a body row is one too.</param>
internal sealed record EventCoverage(ImmutableArray<EventDeclaration> Declarations)
{
    /// <summary>Reads the tables of a rule. The knowledge of events is loaded only where there is such a table.</summary>
    public static EventCoverage Of(SourceText file, DetectionRule rule, DetectionKnowledge knowledge) =>
        new([.. EventTables.Read(file, rule.Tables, knowledge)]);
}

/// <summary>One event table.</summary>
/// <param name="Form">Which columns it has.</param>
/// <param name="Table">The table as it stands in the document.</param>
/// <param name="Rows">Its body rows, in file order.</param>
internal sealed record EventDeclaration(EventTableForm Form, RuleTable Table, ImmutableArray<EventRow> Rows)
{
    /// <summary>Whether it is known of every row which events it lists. Otherwise nobody can say that an event is missing.</summary>
    public bool IsUnderstood => Rows.All(row => !row.Events.IsEmpty || row is { Provider: null, Event: null });
}

internal enum EventTableForm
{
    /// <summary><c>Provider | Event ID | Title</c>; the title can be missing, and the event column has other names.</summary>
    Providers,

    /// <summary><c>Log Provider | Table Name | Event ID | Event Name | ...</c></summary>
    TablesOfProviders,

    /// <summary><c>Event ID | Event Name | Log Provider | ...</c></summary>
    EventsFirst,
}

/// <summary>A body row of an event table.</summary>
/// <param name="Span">The line of the row in the file, its line end included.</param>
/// <param name="Provider">What says whose events they are: a provider, or the table that holds them; null where nothing does.</param>
/// <param name="KnownProvider">The provider that this means; null where the knowledge has none, or where a table is named to which several write.</param>
/// <param name="Event">The cell of the event; null where it is empty or says that there is none.</param>
/// <param name="Title">The title beside it; null where it is empty or says that there is none.</param>
/// <param name="Events">
/// The events, in the order of the cell; each stands where its id stands, or has the whole cell where the cell does not read as it is
/// written. They are spelled as the knowledge spells them; one it does not have is given as it is written. Empty where nothing certain can
/// be said.
/// </param>
/// <param name="OtherCells">What the row says in columns that the others do not come from.</param>
internal sealed record EventRow(
    TextSpan Span,
    Located<string>? Provider,
    EventProvider? KnownProvider,
    Located<string>? Event,
    Located<string>? Title,
    ImmutableArray<Located<EventKey>> Events,
    ImmutableArray<string> OtherCells)
{
    /// <summary>The title of the one event of the row; null where it has several, or none.</summary>
    public Located<string>? TitleOfEvent => Events.Length == 1 ? Title : null;
}
