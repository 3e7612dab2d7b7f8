using System.Collections.Immutable;

namespace Detections.Kusto.Schema.Declarations;

/// <summary>Makes one set of declarations of many: the first of a name counts, each further one is a problem.</summary>
internal sealed class DeclarationMerger
{
    private readonly Dictionary<string, List<TableDeclaration>> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FunctionDeclaration> _functions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WatchlistDeclaration> _watchlists = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SchemaProblem> _problems = [];

    public void Add(SchemaDeclarations declarations)
    {
        foreach (var table in declarations.Tables)
            Add(table);
        foreach (var function in declarations.Functions)
            Add(function);
        foreach (var watchlist in declarations.Watchlists)
        {
            if (!_watchlists.TryAdd(watchlist.Watchlist.Alias, watchlist))
                ReportDuplicate("watchlist", watchlist.Watchlist.Alias, watchlist.Place, _watchlists[watchlist.Watchlist.Alias].Place);
        }
    }

    /// <summary>What was added, each kind in ordinal order of names.</summary>
    public SchemaReading ToReading()
    {
        var declarations = new SchemaDeclarations([.. Sorted(_tables).Select(Unite)], Sorted(_functions), Sorted(_watchlists));
        return new SchemaReading(declarations, [.. _problems]);
    }

    private void Add(TableDeclaration table)
    {
        var name = table.Table.Name;
        if (_functions.TryGetValue(name, out var function))
            ReportDuplicate("table", name, table.Place, function.Place);
        else if (!_tables.TryGetValue(name, out var parts))
            _tables.Add(name, [table]);
        else if (table.IsAddition)
            parts.Add(table);
        else if (parts[0].IsAddition)
            parts.Insert(0, table);
        else
            ReportDuplicate("table", name, table.Place, parts[0].Place);
    }

    private void Add(FunctionDeclaration function)
    {
        var name = function.Function.Name;
        if (_tables.TryGetValue(name, out var table))
            ReportDuplicate("function", name, function.Place, table[0].Place);
        else if (!_functions.TryAdd(name, function))
            ReportDuplicate("function", name, function.Place, _functions[name].Place);
    }

    // The first part is the table itself, unless there are only additions to a built-in one.
    private TableDeclaration Unite(List<TableDeclaration> parts)
    {
        var first = parts[0];
        var columns = new ColumnList();
        columns.AddMissing(first.Table.Columns);
        foreach (var (table, _, place) in parts.Skip(1))
        {
            foreach (var column in table.Columns)
            {
                if (!columns.TryAdd(column) && columns[column.Name].Type is var type && type != column.Type)
                    _problems.Add(new SchemaProblem($"The column '{column.Name}' of the table '{table.Name}' is added as '{column.Type}' and is '{type}' at {first.Place}, which counts; make the types the same.", place, SchemaProblemKind.DetailIsLost) { Other = first.Place });
            }
        }
        return first with { Table = first.Table with { Columns = columns.ToImmutable(), IsOpen = parts.Exists(part => part.Table.IsOpen) } };
    }

    private void ReportDuplicate(string what, string name, SchemaPlace place, SchemaPlace first) =>
        _problems.Add(new SchemaProblem($"The {what} '{name}' is declared already in {first.InWords}, which counts; take one of the two out.", place, SchemaProblemKind.DeclarationIsLost) { Other = first });

    private static ImmutableArray<T> Sorted<T>(Dictionary<string, T> declarations) =>
        [.. declarations.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Value)];
}
