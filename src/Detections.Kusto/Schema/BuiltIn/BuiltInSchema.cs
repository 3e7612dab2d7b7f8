using System.Collections.Immutable;

namespace Detections.Kusto.Schema.BuiltIn;

/// <summary>
/// The tables and functions of Microsoft Sentinel and Defender XDR, from the files of <c>Schema/Data</c>; what they
/// hold and where it comes from is told by SOURCES.md beside them.
/// </summary>
/// <remarks>
/// Every name is known in every environment: the Defender portal queries the tables of a connected workspace, and
/// Defender tables reach Sentinel one by one. The environment decides about columns only.
/// </remarks>
internal sealed class BuiltInSchema
{
    private const string EveryTable = "*";

    private readonly Dictionary<string, TableRow> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FunctionRow> _functions = new(StringComparer.Ordinal);
    private readonly Lazy<SortedRows> _columns = new(() => RowsOf("columns.tsv"));
    private readonly Lazy<SortedRows> _asim = new(() => RowsOf("asim.tsv"));

    public BuiltInSchema()
    {
        foreach (var cells in RowsOf("tables.tsv").All())
            _tables.Add(cells[0], new TableRow(ProductNamed(cells[1]), IsOpen: cells[2] == "open"));
        foreach (var cells in RowsOf("functions.tsv").All())
            _functions.Add(cells[0], new FunctionRow(cells[1], cells[2]));
        StandardColumns = [.. _columns.Value.Of(EveryTable).Select(cells => new SchemaColumn(cells[1], cells[2]))];
    }

    public IReadOnlyCollection<string> TableNames => _tables.Keys;

    public IReadOnlyCollection<string> FunctionNames => _functions.Keys;

    public bool Knows(string name) => _tables.ContainsKey(name) || _functions.ContainsKey(name);

    /// <summary>The columns that Log Analytics gives every table.</summary>
    public ImmutableArray<SchemaColumn> StandardColumns { get; }

    /// <summary>The table as <paramref name="environment"/> shows it, or null when there is none of this name.</summary>
    public SchemaTable? FindTable(string name, KustoEnvironment environment)
    {
        if (!_tables.TryGetValue(name, out var table))
            return null;

        var isElsewhere = (environment, table.Product) is
            (KustoEnvironment.Sentinel, Product.DefenderXdr) or (KustoEnvironment.DefenderXdr, Product.Sentinel);
        bool IsShown(ColumnRow row) => isElsewhere || IsShownIn(environment, row.Product);

        var rows = _columns.Value.Of(name).Select(cells => new ColumnRow(new SchemaColumn(cells[1], cells[2]), ProductNamed(cells[3]))).ToList();
        var names = rows.Where(IsShown).Select(row => row.Column.Name).ToHashSet(StringComparer.Ordinal);
        var spellings = names.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var columns = new ColumnList();
        foreach (var row in rows)
        {
            // A name that the products spell in different letter case (Isp, ISP) is taken in both: their documents
            // differ more often than their tables.
            var isOtherSpelling = !names.Contains(row.Column.Name) && spellings.Contains(row.Column.Name);
            if (IsShown(row) || isOtherSpelling)
                columns.Unite(row.Column);
        }
        // In Defender XDR too: advanced hunting takes TimeGenerated on its tables once a workspace is connected.
        columns.AddMissing(StandardColumns);

        // How a table of Defender alone looks once it reaches Sentinel is not known.
        var isOpen = table.IsOpen || (isElsewhere && table.Product == Product.DefenderXdr);
        return new SchemaTable(name, columns.ToImmutable(), isOpen);
    }

    /// <summary>The function, the same in every environment, or null when there is none of this name.</summary>
    public SchemaFunction? FindFunction(string name) =>
        _functions.TryGetValue(name, out var row) ? FunctionNotation.Read(name, row.Parameters, row.Output, AsimColumns) : null;

    private ImmutableArray<SchemaColumn> AsimColumns(string schema) =>
        [.. _asim.Value.Of(schema).Select(cells => new SchemaColumn(cells[1], cells[2]))];

    private static SortedRows RowsOf(string file) => SortedRows.OfResource(typeof(BuiltInSchema).Assembly, "schema/" + file);

    private static bool IsShownIn(KustoEnvironment environment, Product product) => environment switch
    {
        KustoEnvironment.Sentinel => product is Product.Sentinel or Product.Both,
        KustoEnvironment.DefenderXdr => product is Product.DefenderXdr or Product.Both,
        _ => true,
    };

    private static Product ProductNamed(string cell) => cell switch
    {
        "sentinel" => Product.Sentinel,
        "defender-xdr" => Product.DefenderXdr,
        "both" => Product.Both,
        _ => throw new InvalidOperationException($"The schema data names no product '{cell}'."),
    };

    private enum Product
    {
        Sentinel,
        DefenderXdr,
        Both,
    }

    private sealed record ColumnRow(SchemaColumn Column, Product Product);

    private sealed record TableRow(Product Product, bool IsOpen);

    private sealed record FunctionRow(string Parameters, string Output);
}
