using System.Collections.Immutable;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Events.Flow;

/// <summary>Where rows come from: tables, functions that are not defined in the query, and what nobody knows.</summary>
internal sealed class EventSources(EventKnowledge knowledge, ConstantTexts constants)
{
    // Functions of the platform that add to the rows piped in, or return rows that are no events.
    private static readonly string[] PassesRows = ["FileProfile", "DeviceFromIP", "SeenBy"];
    private static readonly string[] ReadsNoEvents = ["_GetWatchlist", "_GetWatchlistAlias", "AssignedIPAddresses", "resource"];

    // Databases that hold the tables of Sentinel and Defender XDR; those of other services (adx, arg) hold others under any name.
    private static readonly string[] SameTables = ["workspace", "app", "database", "cluster"];

    // Tells of a row of any table which table it is.
    private const string TypeColumn = "Type";

    // In a row of an ASIM schema these tell of which event it was made.
    private static readonly string[] AsimTypeColumns = ["EventType", "EventSubType", "EventOriginalType", "EventOriginalSubType", "EventProduct", "EventVendor"];

    // The filters of parsers were gathered by a program. Only those of this schema were compared with published pages; one of
    // NetworkSession, for instance, only tells how a connection ended.
    private const string ConfirmedSchema = "RegistryEvent";

    /// <summary>Rows of which nothing can be said.</summary>
    public static TabularFlow Unknown(SyntaxNode node) =>
        TabularFlow.Of(new EventSource(node.Kind == SyntaxKinds.NameReference ? node.NameText() : "", node.Span, EventSourceKind.Unknown, Table: null), ColumnMap.None)
            .Select(shape => shape.Open(new HashSet<int> { 0 }).ForgetColumns());

    /// <summary>Whether a function behind <c>invoke</c> is known to keep the rows and their columns.</summary>
    public static bool KeepsRows(SyntaxNode call) =>
        call.Node("Name")?.NameText() is { } name && (PassesRows.Contains(name, StringComparer.Ordinal) || name.StartsWith("_ASIM_", StringComparison.Ordinal));

    /// <summary>The rows of a name that the query does not declare.</summary>
    public TabularFlow OfName(SyntaxNode name, CallFrame frame)
    {
        var text = name.NameText();
        if (text.Contains('*', StringComparison.Ordinal))
            return Unknown(name);
        return name.ReferencedSymbol is FunctionSymbol ? OfFunction(text, name.Span, [], frame) : OfTable(name, text, name.ResultType as TableSymbol);
    }

    /// <summary>The rows of a call of a function that the query does not define.</summary>
    public TabularFlow OfCall(SyntaxNode call, CallFrame frame)
    {
        if (call.Node("Name") is not { } name)
            return Unknown(call);
        var arguments = call.Arguments().ToList();
        if (name.NameText() != "table")
            return OfFunction(name.NameText(), name.Span, arguments, frame);
        return arguments is [var table, ..] && constants.Of(table, frame) is [var text] ? OfTable(table, text.Text, call.ResultType as TableSymbol) : Unknown(call);
    }

    /// <summary>The rows of <c>workspace("other").SecurityEvent</c>.</summary>
    public TabularFlow OfPath(SyntaxNode path, CallFrame frame)
    {
        if (path.Node("Expression") is not { } database || path.Node("Selector") is not { } selector)
            return Unknown(path);
        var functions = database.DescendantsAndSelf().Where(node => node.Kind == SyntaxKinds.FunctionCallExpression).Select(call => call.Node("Name")?.NameText() ?? "");
        if (!functions.All(function => SameTables.Contains(function, StringComparer.Ordinal)))
            return Unknown(path);
        return selector.Kind == SyntaxKinds.FunctionCallExpression ? OfCall(selector, frame) : OfName(selector, frame);
    }

    private TabularFlow OfTable(SyntaxNode node, string name, TableSymbol? symbol)
    {
        var table = knowledge.FindTable(name);
        var source = new EventSource(name, node.Span, EventSourceKind.Table, name) { EventTable = table };
        return TabularFlow.Of(source, Columns(table, symbol));
    }

    private static ColumnMap Columns(EventTable? table, TableSymbol? symbol)
    {
        var columns = symbol is null ? ColumnMap.None with { Rest = ColumnOrigin.Unrelated } : ColumnMap.None with { Tables = [symbol] };
        columns = columns.With(TypeColumn, new ColumnOrigin.Derived([0], []));
        if (table is null)
            return columns;
        columns = columns.With(table.EventColumn, new ColumnOrigin.Tells(0, EventColumnRole.Event));
        if (table.ProviderColumn is { } provider)
            columns = columns.With(provider, new ColumnOrigin.Tells(0, EventColumnRole.Provider));
        return table.ChannelColumn is { } channel ? columns.With(channel, new ColumnOrigin.Tells(0, EventColumnRole.Channel)) : columns;
    }

    private TabularFlow OfFunction(string name, TextSpan span, List<SyntaxNode> arguments, CallFrame frame)
    {
        if (ReadsNoEvents.Contains(name, StringComparer.Ordinal))
            return TabularFlow.WithoutSources;
        var reads = knowledge.AsimReadsOf(name);
        var flow = TabularFlow.Of(new EventSource(name, span, EventSourceKind.Function, Table: null), ColumnMap.None).Select(shape => shape.Open(new HashSet<int> { 0 }).ForgetColumns());
        var isChosen = arguments.Exists(argument => CanChooseEvents(argument, frame));
        foreach (var read in reads)
        {
            if (knowledge.FindTable(read.Table) is { } table)
                flow = flow.Union(OfParser(name, span, read, table, isChosen));
        }
        return flow;
    }

    private static TabularFlow OfParser(string name, TextSpan span, AsimRead read, EventTable table, bool isChosen)
    {
        var source = new EventSource(name, span, EventSourceKind.Function, table.Name) { EventTable = table };
        var region = read.EventIds.IsEmpty ? EventRegion.Everything : EventRegion.OfEvents(Named(read.EventIds, span));
        var providers = read.ProviderValues.Select(table.ProviderOf).OfType<string>().ToList();
        if (providers.Count > 0)
            region = region.And(EventRegion.OfProviders(Named(providers, span)));
        var columns = ColumnMap.None with { Rest = ColumnOrigin.Unrelated };
        foreach (var column in AsimTypeColumns.Append(TypeColumn))
            columns = columns.With(column, new ColumnOrigin.Derived([0], []));
        return new([new RowShape([new SourceInstance(source, region, isChosen || read.EventIds.IsEmpty || read.Schema != ConfirmedSchema)], columns)]);
    }

    // eventtype_in=dynamic(['RegistryValueSet']); without a name it is not known which parameter an argument is.
    private bool CanChooseEvents(SyntaxNode argument, CallFrame frame) =>
        argument.Kind != SyntaxKinds.SimpleNamedExpression || argument.Node("Name") is not { } name || argument.Node("Expression") is not { } value
        || (name.NameText().StartsWith("eventtype", StringComparison.OrdinalIgnoreCase) && constants.Of(value, frame) is not []);

    private static NameSet Named(IEnumerable<string> names, TextSpan span) =>
        NameSet.Of(names.Select(name => KeyValuePair.Create(name, (TextSpan?)span)));
}
