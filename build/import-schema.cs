#:property PublishAot=false
// Makes src/Detections.Kusto/Schema/Data from the gathered facts: see build/README.md.
// Run from the root of the repository: dotnet run build/import-schema.cs [folder of the facts]
using System.Text;

var facts = args is [var given, ..] ? given : "../shared/facts/schema";
const string Data = "src/Detections.Kusto/Schema/Data";
if (!Directory.Exists(facts) || !Directory.Exists(Data))
{
    Console.Error.WriteLine($"Run this at the root of the repository; '{facts}' and '{Data}' have to exist.");
    return 1;
}

ImportTables();
ImportFunctions();
ImportAsimSchemas();
return 0;

void ImportTables()
{
    var disputed = Read("type_conflicts.tsv").Select(row => (row[0], row[1], row[2])).ToHashSet();
    var sources = Read("table_sources.tsv").ToDictionary(row => row[0], row => row[5].Split(','));
    var tables = Read("tables.tsv").GroupBy(row => row[1]).ToDictionary(group => group.Key, group => group.ToList());

    var tableRows = new List<string[]>();
    var columnRows = new List<string[]>();
    foreach (var (table, listed) in tables)
    {
        var columns = WithoutStub(listed);
        var products = columns.Select(row => row[0]).Distinct().ToList();
        foreach (var row in columns)
            columnRows.Add([table, row[2], disputed.Contains((row[0], table, row[2])) ? "unknown" : row[3], row[0]]);
        if (table != "*")
            tableRows.Add([table, products is [var only] ? only : "both", IsOpen(table, columns) ? "open" : "closed"]);
    }
    Write("tables.tsv", ["table", "product", "columns"], tableRows);
    Write("columns.tsv", ["table", "column", "type", "product"], columnRows);

    // Every Log Analytics table has TimeGenerated. A list without it is a placeholder that one source made.
    static List<string[]> WithoutStub(List<string[]> rows)
    {
        var isListedInDefender = rows.Exists(row => row[0] is "both" or "defender-xdr");
        var isStubInSentinel = !rows.Exists(row => row[0] is "both" or "sentinel" && row[2] == "TimeGenerated");
        return isListedInDefender && isStubInSentinel
            ? [.. rows.Select(row => row[0] == "both" ? ["defender-xdr", .. row[1..]] : row)]
            : rows;
    }

    // Open: accepts columns that nobody listed. Custom tables and AzureDiagnostics do by design; the rest has no
    // current column list of the product's own (retired tables, aliases), or one that says next to nothing.
    bool IsOpen(string table, List<string[]> rows)
    {
        if (table.EndsWith("_CL", StringComparison.Ordinal) || table == "AzureDiagnostics")
            return true;
        if (!sources[table].Any(source => source.Contains("azuremonitor") || source.Contains("m365")))
            return true;
        var standard = tables["*"].Select(row => row[2]).Append("SourceSystem").ToHashSet();
        return rows.Count(row => !standard.Contains(row[2])) < 3;
    }
}

void ImportFunctions()
{
    var rows = Read("functions.tsv").Select(row => new[] { row[1], Parameters(row), Output(row) }).ToList();
    var known = rows.Select(row => row[0]).Concat(Read("tables.tsv").Select(row => row[1])).ToHashSet();
    rows.AddRange(Read("solution_parsers.tsv").Select(row => row[0]).Where(known.Add).Select(name => new[] { name, "(...)", "open rows ()" }));
    Write("functions.tsv", ["function", "parameters", "output"], rows);

    // "..." where the list is not certain to be whole: then more arguments are accepted. That is so for all ASIM
    // parsers, whose parameters grow from release to release.
    static string Parameters(string[] row)
    {
        var listed = row[2] == "-" ? [] : row[2].Split(';').Select(Parameter);
        var isCertain = !row[3].StartsWith("@asim:", StringComparison.Ordinal) && !row[5].Contains("memory");
        return $"({string.Join(", ", isCertain || row[3] == "@database" ? listed : listed.Append("..."))})";
    }

    // A tabular parameter takes any rows: what is piped into invoke may be open.
    static string Parameter(string text)
    {
        var (name, type) = Split(text, ':');
        if (type.StartsWith('('))
            return $"{name}: (*)";
        var (scalar, value) = Split(type, '=');
        if (value is "")
            return $"{name}: {scalar}";
        // A column as default (SHA1) is written as its name: KQL takes only literals there.
        return $"{name}: {scalar} = {(scalar == "string" && !value.StartsWith('"') ? $"\"{value}\"" : value)}";
    }

    static string Output(string[] row)
    {
        var (name, output, kind, source) = (row[1], row[3], row[4], row[5]);
        if (name == "_GetWatchlist")
            return "watchlist";
        if (output == "@database")
            return name is "adx" or "arg" ? "foreign database" : "database";
        if (output.StartsWith("@asim:", StringComparison.Ordinal))
            return "asim " + output["@asim:".Length..];
        if (kind == "scalar")
            return "scalar " + output;
        if (output.StartsWith("*;", StringComparison.Ordinal))
            return $"input + ({Columns(output[2..])})";
        var isOpen = source.Contains("memory") || source.Contains("also projects");
        return $"{(isOpen ? "open rows" : "rows")} ({Columns(output)})";
    }

    static string Columns(string text) => text.Replace(":", ": ").Replace(";", ", ");

    static (string, string) Split(string text, char separator) =>
        text.IndexOf(separator) is var at and >= 0 ? (text[..at], text[(at + 1)..]) : (text, "");
}

void ImportAsimSchemas() =>
    Write("asim.tsv", ["schema", "column", "type"], [.. Read("asim_schemas.tsv").Select(row => new[] { row[0], row[1], row[2] })]);

IEnumerable<string[]> Read(string name) => File.ReadLines(Path.Combine(facts, name)).Skip(1).Select(line => line.Split('\t'));

// Ordinal order of the cells, first cell first: KustoSchema looks rows up by their first cell.
static void Write(string name, string[] header, List<string[]> rows)
{
    rows.Sort((a, b) => a.Zip(b, string.CompareOrdinal).FirstOrDefault(order => order != 0));
    var text = new StringBuilder();
    foreach (var row in rows.Prepend(header))
        text.AppendJoin('\t', row).Append('\n');
    File.WriteAllText(Path.Combine(Data, name), text.ToString());
    Console.WriteLine($"{name}: {rows.Count} rows");
}
