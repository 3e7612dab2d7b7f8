using Detections.Kusto.Schema;
using Detections.Kusto.Schema.Declarations;

namespace Detections.Kusto.Tests.Schema;

internal sealed class YamlSchemaTests
{
    [Test]
    public void A_table_is_read()
    {
        var table = DeclarationReading.WithoutProblems("""
            tables:
              - name: ContosoVpn_CL
                description: Sessions of the VPN
                columns: { TimeGenerated: datetime, UserName_s: string, 'Round trip': Double }
              - name: Anything_CL
                open: true
            """).Tables;

        Assert.That(table[1].Table.Columns, Is.EqualTo(new[] { new SchemaColumn("TimeGenerated", "datetime"), new("UserName_s", "string"), new("Round trip", "real") }));
        Assert.That(table.Select(declared => (declared.Table.Name, declared.Table.IsOpen, declared.IsAddition)), Is.EqualTo(new[] { ("Anything_CL", true, false), ("ContosoVpn_CL", false, false) }));
        Assert.That(table[1].Place.ToString(), Is.EqualTo("schema/test(2,11)"));
    }

    [Test]
    public void A_function_is_read_with_its_parameters_in_order()
    {
        var function = DeclarationReading.WithoutProblems("""
            functions:
              - name: Sessions
                parameters:
                  T: (User:string)
                  lookback: timespan = 1d
                  users: dynamic = dynamic(["a", "b"])
                  top: int
                output: { User: string }
                open: true
            """).Functions.Single().Function;

        // A parameter behind one with a default needs one, too.
        Assert.That(function.Parameters, Is.EqualTo("""(T: (User:string), lookback: timespan = 1d, users: dynamic = dynamic(["a", "b"]), top: int = int(null))"""));
        Assert.That(function.Output, Is.TypeOf<FunctionOutput.Tabular>());
        var output = (FunctionOutput.Tabular)function.Output!;
        Assert.That(output.Columns, Is.EqualTo(new[] { new SchemaColumn("User", "string") }));
        Assert.That(output.IsOpen);
    }

    [TestCase("output: string", null, "string")]
    [TestCase("body: |\n      DeviceEvents // all", "{\nDeviceEvents // all\n}", null)]
    [TestCase("body: '{ DeviceEvents }'", "{ DeviceEvents }", null)]
    public void A_function_returns_a_value_or_what_its_body_says(string result, string? body, string? scalar)
    {
        var function = DeclarationReading.WithoutProblems($"functions:\n  - name: F\n    {result}").Functions.Single().Function;

        Assert.That(function, Is.EqualTo(new SchemaFunction("F", "()") { Body = body, Output = scalar is null ? null : new FunctionOutput.Scalar(scalar) }));
    }

    [Test]
    public void A_watchlist_is_read()
    {
        var watchlist = DeclarationReading.WithoutProblems("watchlists: [{ alias: HighValueAssets, columns: { HostName: string } }]").Watchlists.Single().Watchlist;

        Assert.That(watchlist.Alias, Is.EqualTo("HighValueAssets"));
        Assert.That(watchlist.Columns, Is.EqualTo(new[] { new SchemaColumn("HostName", "string") }));
    }

    [TestCase("[|table|]: []", SchemaProblemKind.DetailIsLost, "The key 'table' is unknown here; use 'tables', 'functions' or 'watchlists'. Did you mean 'tables'?")]
    [TestCase("tables: [{ name: T, [|colums|]: 1, open: true }]", SchemaProblemKind.DetailIsLost, "The key 'colums' is unknown here; use 'name', 'columns', 'open', 'extends' or 'description'. Did you mean 'columns'?")]
    [TestCase("tables: [{ name: T, columns: { A: [|strng|] } }]", SchemaProblemKind.DetailIsLost, "The type 'strng' is unknown; use 'bool', 'datetime', 'decimal', 'dynamic', 'guid', 'int', 'long', 'real', 'string' or 'timespan'. Did you mean 'string'?")]
    [TestCase("tables: [{ name: T, columns: { A: [|{ type: string }|] } }]", SchemaProblemKind.DetailIsLost, "The type of the column 'A' has to be one word, such as 'string'.")]
    [TestCase("tables: [{ name: T, columns: { A: int, [|A|]: int } }]", SchemaProblemKind.DetailIsLost, "The key 'A' stands here twice; the first one counts.")]
    [TestCase("tables: [{ name: T, open: [|yes|] }, { name: T, open: true }]", SchemaProblemKind.DetailIsLost, null)]
    [TestCase("tables: [{ [|name|]: T }]", SchemaProblemKind.DeclarationIsLost, "The table has no 'columns'; list them as 'Name: type', or say 'open: true' when they are not known.")]
    [TestCase("tables: [{ [|open|]: true }]", SchemaProblemKind.DeclarationIsLost, "The table has no 'name'.")]
    [TestCase("tables: [{ name: [|'A\"B'|], open: true }]", SchemaProblemKind.DeclarationIsLost, "'A\"B' is no name for a table; a name has 1 to 1024 letters, digits and '_', '-', '.' or blanks.")]
    [TestCase("tables: [|{ T: x }|]", SchemaProblemKind.DeclarationIsLost, "'tables' has to be a list: write '- name: ...' for each item.")]
    [TestCase("tables: [[|T|]]", SchemaProblemKind.DeclarationIsLost, "An item of 'tables' has to be a mapping with keys such as 'name'.")]
    [TestCase("functions: [{ [|name|]: F }]", SchemaProblemKind.DeclarationIsLost, "The function has neither 'output' nor 'body'; say what it returns, or 'open: true' when that is not known.")]
    [TestCase("functions: [{ name: F, output: int, body: [|'1'|] }]", SchemaProblemKind.DeclarationIsLost, "The function 'F' has both 'output' and 'body'; keep the one that says what it returns.")]
    [TestCase("functions: [{ name: F, output: int, parameters: { a: [|int = 1) {|] } }]", SchemaProblemKind.FileIsLost, null)]
    [TestCase("functions: [{ name: F, output: int, parameters: { a: [|'int = 1)'|] } }]", SchemaProblemKind.DetailIsLost, "The default of the parameter 'a' has to be one KQL literal, such as '7', '\"x\"', '1d' or 'dynamic([])'.")]
    [TestCase("functions: [{ name: F, output: int, parameters: { [|a b|]: int } }]", SchemaProblemKind.DetailIsLost, "'a b' is no name for a parameter; a name has letters, digits and '_'.")]
    [TestCase("watchlists: [{ [|alias|]: W }]", SchemaProblemKind.DeclarationIsLost, "The watchlist has no 'columns'; list them as 'Name: type'.")]
    public void A_problem_is_told_at_its_place(string marked, SchemaProblemKind kind, string? message)
    {
        if (message is null)
        {
            var content = marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
            Assert.That(SchemaDeclarations.Read("schema/test", content).Problems.Select(problem => problem.Kind), Does.Contain(kind));
            return;
        }
        var (problem, _) = DeclarationReading.WithProblem(marked);
        Assert.That(problem.Kind, Is.EqualTo(kind));
        Assert.That(problem.Message, Is.EqualTo(message));
    }

    [TestCase("tables: &a [[|*a|]]", "aliases are not allowed")]
    [TestCase("tables:\n\t[||]- name: T", "cannot be read")]
    [TestCase("tables: [{ name: T, open: true }[||]", "cannot be read")]
    [TestCase("- \"Properties\"[\n\ud83d|\"", "out of place")]
    public void Yaml_that_cannot_be_read_loses_the_file(string marked, string message)
    {
        var content = marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        var reading = SchemaDeclarations.Read("schema/test", content);
        Assert.That(reading.Problems.Select(problem => problem.Kind), Is.EqualTo(new[] { SchemaProblemKind.FileIsLost }));
        Assert.That(reading.Problems[0].Message, Does.Contain(message));
        TestContext.Out.WriteLine(reading.Problems[0]);
    }

    [Test]
    public void Deep_nesting_is_refused()
    {
        var reading = SchemaDeclarations.Read("schema/test", "tables: " + new string('[', 100_000));
        Assert.That(reading.Problems.Single().Message, Does.Contain("nested deeper than 32 levels"));
        reading = SchemaDeclarations.Read("schema/test", new string('[', 100_000));
        Assert.That(reading.Problems.Single().Kind, Is.EqualTo(SchemaProblemKind.FileIsLost));
        TestContext.Out.WriteLine(reading.Problems[0]);
    }

    [TestCase("# Read me\n\nSome *prose* about the folder.\n")]
    [TestCase("")]
    [TestCase("// only a comment")]
    public void A_file_that_is_something_else_declares_nothing(string content)
    {
        var reading = SchemaDeclarations.Read("schema/test", content);
        Assert.That(reading.Problems.Select(problem => problem.Kind), Is.EqualTo(new[] { SchemaProblemKind.NothingIsDeclared }), string.Join('\n', reading.Problems));
    }
}
