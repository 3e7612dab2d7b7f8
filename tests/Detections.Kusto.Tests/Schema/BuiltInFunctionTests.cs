using Detections.Kusto.Schema;

namespace Detections.Kusto.Tests.Schema;

internal sealed class BuiltInFunctionTests
{
    [Test]
    public void Every_function_can_be_read_and_says_what_it_returns()
    {
        var names = KustoSchema.BuiltIn.FunctionNames;
        var functions = KustoSchema.BuiltIn.SubsetFor(string.Join(' ', names), KustoEnvironment.Unified).Functions;

        Assert.That(functions.Select(function => function.Name), Is.EqualTo(names));
        foreach (var function in functions)
        {
            Assert.That(function.Output, Is.Not.Null, function.Name);
            Assert.That(function.Body, Is.Null, function.Name);
            Assert.That(function.Parameters, Does.Match(@"^\((\w+: (\(\*\)|\w+( = [^,]+)?)(, \w+: \w+( = [^,]+)?)*)?\)$"), function.Name);
        }
    }

    [Test]
    public void FileProfile_adds_its_columns_to_what_is_piped_in()
    {
        var function = Function("FileProfile");

        Assert.That(function.Parameters, Is.EqualTo("""(T: (*), x: string = "SHA1", y: int = 100)"""));
        Assert.That(function.Output, Is.TypeOf<FunctionOutput.InputPlus>());
        Assert.That(((FunctionOutput.InputPlus)function.Output!).Added, Has.Length.EqualTo(18)
            .And.Contain(new SchemaColumn("GlobalPrevalence", "int")).And.Contain(new SchemaColumn("Signer", "string")));
    }

    [Test]
    public void An_ASIM_parser_returns_the_columns_of_its_schema_and_more()
    {
        var function = Function("_Im_Dns");

        Assert.That(function.AcceptsAnyArguments);
        Assert.That(function.Parameters, Does.StartWith("(starttime: datetime = datetime(null), ").And.EndsWith("pack: bool = false)"));
        Assert.That(function.Output, Is.TypeOf<FunctionOutput.Tabular>());
        var output = (FunctionOutput.Tabular)function.Output!;
        Assert.That(output.IsOpen);
        Assert.That(output.Columns, Has.Length.EqualTo(194).And.Contain(new SchemaColumn("DnsQuery", "string")).And.Contain(new SchemaColumn("TimeGenerated", "datetime")));
    }

    [TestCase("workspace", false)]
    [TestCase("app", false)]
    [TestCase("adx", true)]
    [TestCase("arg", true)]
    public void A_cross_resource_function_returns_an_open_database(string name, bool isForeign) =>
        Assert.That(Function(name).Output, Is.EqualTo(new FunctionOutput.Database(IsOpen: true, isForeign)));

    [Test]
    public void A_solution_parser_takes_and_returns_anything()
    {
        var function = Function("AADUserInfo");

        Assert.That(function, Is.EqualTo(new SchemaFunction("AADUserInfo", "()") { AcceptsAnyArguments = true, Output = function.Output }));
        Assert.That(function.Output, Is.TypeOf<FunctionOutput.Tabular>());
        var output = (FunctionOutput.Tabular)function.Output!;
        Assert.That(output.Columns, Is.Empty);
        Assert.That(output.IsOpen);
    }

    [Test]
    public void GetWatchlist_returns_a_watchlist() =>
        Assert.That(Function("_GetWatchlist").Output, Is.TypeOf<FunctionOutput.Watchlist>());

    private static SchemaFunction Function(string name) =>
        KustoSchema.BuiltIn.SubsetFor(name, KustoEnvironment.Unified).Functions.Single();
}
