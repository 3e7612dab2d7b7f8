using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Detections.Kusto.Schema;
using Detections.Kusto.Schema.Declarations;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Kusto.Tests.Schema;

internal sealed class DeclarationTests
{
    [TestCase("tables: [{ name: T, open: true }]", ".create table T (a: int)", "The table 'T' is declared already in line 1 of 'a.yaml', which counts; take one of the two out.")]
    [TestCase("tables: [{ name: T, open: true }]", ".create function T() { X }", "The function 'T' is declared already in line 1 of 'a.yaml', which counts; take one of the two out.")]
    [TestCase("functions: [{ name: T, open: true }]", ".create table T (a: int)", "The table 'T' is declared already in line 1 of 'a.yaml', which counts; take one of the two out.")]
    [TestCase("watchlists: [{ alias: W, columns: {} }]", "watchlists: [{ alias: w, columns: {} }]", "The watchlist 'w' is declared already in line 1 of 'a.yaml', which counts; take one of the two out.")]
    [TestCase("tables: [{ name: T, columns: { a: int } }]", ".create-merge table T (a: long)", "The column 'a' of the table 'T' is added as 'long' and is 'int' at a.yaml(1,18), which counts; make the types the same.")]
    public void A_second_declaration_names_the_first(string first, string second, string message)
    {
        var merged = SchemaDeclarations.Merge([Read("a.yaml", first), Read("b.kql", second)]);
        var problem = merged.Problems.Single();

        Assert.That(problem.Message, Is.EqualTo(message));
        Assert.That(problem.Place.Path, Is.EqualTo("b.kql"));
        Assert.That(problem.Other?.Path, Is.EqualTo("a.yaml"));
    }

    [Test]
    public void A_second_declaration_in_one_file_is_found_when_it_is_read()
    {
        var (problem, declared) = DeclarationReading.WithProblem("tables:\n  - { name: T, open: true }\n  - { name: [|T|], columns: { a: int } }");

        Assert.That(problem.Other?.Line, Is.EqualTo(1));
        Assert.That(declared.Tables.Single().Table.IsOpen);
    }

    [Test]
    public void Additions_are_put_behind_the_table_in_any_order_of_files()
    {
        var addition = Read("a.kql", ".create-merge table T (b: int)\n.create-merge table T (c: int)");
        var table = Read("b.kql", ".create table T (a: int)");

        var merged = SchemaDeclarations.Merge([addition, table]);

        Assert.That(merged.Problems, Is.Empty);
        Assert.That(string.Join(' ', merged.Declarations.Tables.Single().Table.Columns.Select(column => column.Name)), Is.EqualTo("a b c"));
        Assert.That(merged.Declarations.Tables.Single().IsAddition, Is.False);
    }

    [Test]
    public void A_file_that_is_too_long_is_refused() =>
        Assert.That(SchemaDeclarations.Read("x", new string(' ', SchemaDeclarations.MaxLength + 1)).Problems.Single().Kind, Is.EqualTo(SchemaProblemKind.FileIsLost));

    [TestCase("a\nb\r\n.create table T ([|x|])", 2)]
    [TestCase("a\rb\r\r\n\n.create table T ([|x|])", 4)]
    public void Lines_are_counted_as_the_build_counts_them(string marked, int line)
    {
        var content = "." + marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);

        Assert.That(SchemaDeclarations.Read("x", content).Problems.Single().Place.Line, Is.EqualTo(line));
    }

    [Test]
    public void Tables_read_back_as_they_were_written_in_every_form()
    {
        var read = 0;
        Prop.ForAll(Tables().ToArbitrary(), tables =>
        {
            read += tables.Length;
            return Matches(tables, Yaml(tables)) && Matches(tables, Json(tables)) && Matches(tables, Script(tables));
        }).QuickCheckThrowOnFailure();
        Assert.That(read, Is.GreaterThan(50));
    }

    [Test]
    public void Any_text_is_read_without_an_exception()
    {
        var parts = Gen.Elements(".create", "-merge", "table", "function", "T", "(", ")", "{", "}", "[", "]", "'", "\"", ":", ",", "=", "\n", "\r", " ", "- ", "tables:", "functions:", "name:", "columns:", "parameters:", "string", "//", "@", "```", "\\", "\ud83d", "😀", "&a", "*a", "<<", "\"Name\"", "\"Properties\"", "\"FunctionName\"", "\t", "---", "|");
        var lengths = 0;
        Prop.ForAll(parts.ListOf().Select(list => string.Concat(list)).ToArbitrary(), text =>
        {
            lengths += text.Length;
            var problems = SchemaDeclarations.Read("x", text).Problems;
            return problems.All(problem => problem.Place.Span.End <= text.Length && problem.Place.Column >= 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
        Assert.That(lengths, Is.GreaterThan(10_000));
    }

    private static Gen<ImmutableArray<SchemaTable>> Tables()
    {
        var name = Gen.Elements("A", "b_", "C2", "Größe", "with blank", "a-b", "x.y", "true", "null", "1", "é", "@ts").ListOf(2).Select(parts => string.Concat(parts));
        var type = Gen.Elements("bool", "datetime", "decimal", "dynamic", "guid", "int", "long", "real", "string", "timespan");
        var column = name.SelectMany(_ => type, (columnName, columnType) => new SchemaColumn(columnName, columnType));
        var table = name.SelectMany(_ => column.NonEmptyListOf(), (tableName, columns) => new SchemaTable(tableName, [.. columns.DistinctBy(one => one.Name)]));
        return table.ListOf().Select(tables => tables.DistinctBy(one => one.Name).OrderBy(one => one.Name, StringComparer.Ordinal).ToImmutableArray());
    }

    private static bool Matches(ImmutableArray<SchemaTable> tables, string content)
    {
        var read = tables.IsEmpty ? [] : DeclarationReading.WithoutProblems(content).Tables;
        return read.Length == tables.Length
            && read.Zip(tables).All(pair => pair.First.Table.Name == pair.Second.Name && pair.First.Table.Columns.SequenceEqual(pair.Second.Columns));
    }

    private static string Yaml(ImmutableArray<SchemaTable> tables)
    {
        var text = new StringBuilder("tables:\n");
        foreach (var table in tables)
        {
            text.Append("  - name: '").Append(table.Name).Append("'\n    columns:\n");
            foreach (var column in table.Columns)
                text.Append("      '").Append(column.Name).Append("': ").Append(column.Type).Append('\n');
        }
        return text.ToString();
    }

    private static string Json(ImmutableArray<SchemaTable> tables) =>
        JsonSerializer.Serialize(tables.Select(table => new { table.Name, Properties = table.Columns }));

    private static string Script(ImmutableArray<SchemaTable> tables) => string.Join('\n', tables.Select(table =>
        $".create table ['{table.Name}'] ({string.Join(", ", table.Columns.Select(column => $"['{column.Name}']: {column.Type}"))})"));

    private static SchemaDeclarations Read(string path, string content)
    {
        var reading = SchemaDeclarations.Read(path, content);
        Assert.That(reading.Problems, Is.Empty);
        return reading.Declarations;
    }
}
