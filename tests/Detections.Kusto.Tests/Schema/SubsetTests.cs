using Detections.Kusto.Schema;
using Detections.Kusto.Schema.Declarations;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Kusto.Tests.Schema;

internal sealed class SubsetTests
{
    private const KustoEnvironment Unified = KustoEnvironment.Unified;

    [TestCase("SigninLogs | take 1", "SigninLogs")]
    [TestCase("union SigninLogs, AuditLogs", "AuditLogs SigninLogs")]
    [TestCase("table('SigninLogs')", "SigninLogs")]
    [TestCase("[\"SigninLogs\"]", "SigninLogs")]
    [TestCase("// SigninLogs", "SigninLogs")]
    [TestCase("signinlogs", "")]
    [TestCase("SigninLogs2", "")]
    [TestCase("union DeviceFile*", "DeviceFileCertificateInfo DeviceFileEvents")]
    [TestCase("union ['DeviceFile*']", "DeviceFileCertificateInfo DeviceFileEvents")]
    [TestCase("find in (*FileEvents) where true", "DeviceCustomFileEvents DeviceFileEvents MDECustomCollectionDeviceFileEvents")]
    [TestCase("union Device*gonEvents", "DeviceLogonEvents")]
    [TestCase("union *", "")]
    [TestCase("search *", "")]
    [TestCase("print DeviceFile*SigninLogs", "SigninLogs")]
    [TestCase("", "")]
    public void The_tables_a_query_can_touch(string query, string expected) =>
        Assert.That(string.Join(' ', KustoSchema.BuiltIn.SubsetFor(query, Unified).Tables.Select(table => table.Name)), Is.EqualTo(expected));

    [Test]
    public void Queries_that_can_touch_the_same_names_get_the_same_subset()
    {
        var one = KustoSchema.BuiltIn.SubsetFor("SigninLogs | join AuditLogs on TenantId", Unified);
        var other = KustoSchema.BuiltIn.SubsetFor("union AuditLogs, SigninLogs", Unified);

        Assert.That(other, Is.SameAs(one));
        Assert.That(KustoSchema.BuiltIn.SubsetFor("SigninLogs | join AuditLogs on TenantId", KustoEnvironment.Sentinel), Is.Not.SameAs(one));
    }

    [Test]
    public void Bodies_of_functions_are_followed_and_a_circle_ends()
    {
        var schema = Declared("""
            .create function First() { Second() | join DeviceEvents on DeviceId }
            .create function Second() { First() | union AuditL* }
            """);
        var subset = schema.SubsetFor("First()", Unified);

        Assert.That(string.Join(' ', subset.Functions.Select(function => function.Name)), Is.EqualTo("First Second"));
        Assert.That(string.Join(' ', subset.Tables.Select(table => table.Name)), Is.EqualTo("AuditLogs DeviceEvents"));
    }

    [TestCase("['Contoso VPN'] | take 1")]
    [TestCase("union ['Contoso V*']")]
    public void A_declared_table_whose_name_is_no_identifier_is_found(string query)
    {
        var schema = Declared(".create table ['Contoso VPN'] (User: string)");

        Assert.That(schema.SubsetFor(query, Unified).Tables.Select(table => table.Name), Does.Contain("Contoso VPN"));
        Assert.That(schema.SubsetFor("Contoso", Unified).Tables, Is.Empty);
    }

    [Test]
    public void A_declared_watchlist_is_found_by_its_alias_in_any_letter_case()
    {
        var schema = Declared("watchlists: [{ alias: high-value, columns: { Host: string } }, { alias: Other, columns: { X: int } }]");

        var watchlist = schema.SubsetFor("_GetWatchlist('High-Value')", Unified).Watchlists.Single();

        Assert.That(watchlist.Alias, Is.EqualTo("high-value"));
        Assert.That(watchlist.Columns, Is.EqualTo(SchemaWatchlist.StandardColumns.Add(new SchemaColumn("Host", "string"))));
    }

    [Test]
    public void A_declared_table_wins_over_a_built_in_one_and_has_the_standard_columns()
    {
        var table = Declared(".create table SigninLogs (Only: int)").SubsetFor("SigninLogs", KustoEnvironment.DefenderXdr).Tables.Single();

        Assert.That(table.Columns[0], Is.EqualTo(new SchemaColumn("Only", "int")));
        Assert.That(table.Columns, Has.Length.EqualTo(10).And.Contain(new SchemaColumn("TimeGenerated", "datetime")));
    }

    [TestCase(".create-merge table SigninLogs (Team_CF: string)")]
    [TestCase("tables: [{ name: SigninLogs, extends: true, columns: { Team_CF: string } }]")]
    public void An_addition_keeps_the_columns_of_the_built_in_table(string declaration)
    {
        var table = Declared(declaration).SubsetFor("SigninLogs", Unified).Tables.Single();

        Assert.That(table.Columns, Does.Contain(new SchemaColumn("Team_CF", "string")).And.Contain(new SchemaColumn("UserPrincipalName", "string")));
        Assert.That(table.IsOpen, Is.False);
    }

    [Test]
    public void A_declared_function_hides_a_built_in_table_of_its_name()
    {
        var schema = Declared(".create function SigninLogs() { AuditLogs }");
        var subset = schema.SubsetFor("SigninLogs", Unified);

        Assert.That(string.Join(' ', subset.Functions.Select(function => function.Name)), Is.EqualTo("SigninLogs"));
        Assert.That(string.Join(' ', subset.Tables.Select(table => table.Name)), Is.EqualTo("AuditLogs"));
        Assert.That(schema.TableNames, Does.Not.Contain("SigninLogs"));
    }

    [Test]
    public void A_longer_query_never_touches_less()
    {
        var names = KustoSchema.BuiltIn.TableNames.Concat(KustoSchema.BuiltIn.FunctionNames).ToArray();
        var words = Gen.Elements(names).Or(Gen.Elements("union", "|", "'", "\"", "['", "*", "Device*", "x", "\n", "//", "(")).ListOf().Select(list => string.Join(" ", list));
        var checkedNames = 0;

        Prop.ForAll(words.Two().ToArbitrary(), pair =>
        {
            var (part, rest) = pair;
            var whole = NamesOf(part + " " + rest);
            checkedNames += whole.Count;
            return NamesOf(part).IsSubsetOf(whole);
        }).QuickCheckThrowOnFailure();

        Assert.That(checkedNames, Is.GreaterThan(100));
    }

    private static HashSet<string> NamesOf(string query)
    {
        var subset = KustoSchema.BuiltIn.SubsetFor(query, Unified);
        return [.. subset.Tables.Select(table => table.Name), .. subset.Functions.Select(function => function.Name)];
    }

    private static KustoSchema Declared(string content)
    {
        var reading = SchemaDeclarations.Read("schema/test", content);
        Assert.That(reading.Problems, Is.Empty);
        return KustoSchema.BuiltIn.With(reading.Declarations);
    }
}
