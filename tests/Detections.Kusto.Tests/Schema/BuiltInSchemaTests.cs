using Detections.Kusto.Schema;

namespace Detections.Kusto.Tests.Schema;

internal sealed class BuiltInSchemaTests
{
    private static readonly string[] ColumnTypes = ["bool", "datetime", "decimal", "dynamic", "guid", "int", "long", "real", "string", "timespan", "unknown"];

    private static readonly KustoEnvironment[] Environments = Enum.GetValues<KustoEnvironment>();

    [Test]
    public void The_tables_and_functions_of_both_products_are_known()
    {
        var tables = KustoSchema.BuiltIn.TableNames;
        var functions = KustoSchema.BuiltIn.FunctionNames;

        Assert.Multiple(() =>
        {
            Assert.That(tables, Has.Count.EqualTo(1949).And.Contains("SigninLogs").And.Contains("DeviceProcessEvents").And.Contains("ExposureGraphNodes"));
            Assert.That(tables, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
            Assert.That(functions, Has.Count.EqualTo(1006).And.Contains("FileProfile").And.Contains("_GetWatchlist").And.Contains("_Im_Dns").And.Contains("workspace").And.Contains("AADUserInfo"));
            Assert.That(functions, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
        });
    }

    [Test]
    public void Every_table_can_be_read_in_every_environment([ValueSource(nameof(Environments))] KustoEnvironment environment)
    {
        var everything = string.Join(' ', KustoSchema.BuiltIn.TableNames);
        var tables = KustoSchema.BuiltIn.SubsetFor(everything, environment).Tables;

        Assert.That(tables, Has.Length.EqualTo(1949));
        foreach (var table in tables)
        {
            Assert.That(table.Columns, Is.Not.Empty, table.Name);
            Assert.That(table.Columns.Select(column => column.Name), Is.Unique, table.Name);
        }
        var types = tables.SelectMany(table => table.Columns).Select(column => column.Type).Distinct();
        Assert.That(types, Is.SubsetOf(ColumnTypes));
    }

    [Test]
    public void A_Defender_table_has_Timestamp_and_TimeGenerated_everywhere()
    {
        Assert.Multiple(() =>
        {
            Assert.That(TypeOf("DeviceProcessEvents", "Timestamp", KustoEnvironment.Unified), Is.EqualTo("datetime"));
            Assert.That(TypeOf("DeviceProcessEvents", "TimeGenerated", KustoEnvironment.Unified), Is.EqualTo("datetime"));
            Assert.That(TypeOf("DeviceProcessEvents", "TimeGenerated", KustoEnvironment.Sentinel), Is.EqualTo("datetime"));
            Assert.That(TypeOf("DeviceProcessEvents", "TimeGenerated", KustoEnvironment.DefenderXdr), Is.EqualTo("datetime"));
            Assert.That(TypeOf("DeviceTvmBrowserExtensions", "TimeGenerated", KustoEnvironment.Unified), Is.EqualTo("datetime"));
        });
    }

    [Test]
    public void No_column_of_either_product_is_lost_in_the_unified_environment()
    {
        var compared = 0;
        foreach (var name in KustoSchema.BuiltIn.TableNames)
        {
            var unified = ColumnNames(name, KustoEnvironment.Unified);
            foreach (var environment in new[] { KustoEnvironment.Sentinel, KustoEnvironment.DefenderXdr })
            {
                var columns = ColumnNames(name, environment);
                Assert.That(columns.Except(unified), Is.Empty, name);
                compared += columns.Length;
            }
        }
        Assert.That(compared, Is.GreaterThan(120_000));
    }

    [TestCase("AdditionalFields", "dynamic", "string")]
    [TestCase("ConnectedNetworks", "dynamic", "string")]
    public void A_column_whose_type_differs_between_the_products_takes_any_use(string column, string sentinel, string defender)
    {
        var table = column == "AdditionalFields" ? "DeviceEvents" : "DeviceNetworkInfo";
        Assert.Multiple(() =>
        {
            Assert.That(TypeOf(table, column, KustoEnvironment.Sentinel), Is.EqualTo(sentinel));
            Assert.That(TypeOf(table, column, KustoEnvironment.DefenderXdr), Is.EqualTo(defender));
            Assert.That(TypeOf(table, column, KustoEnvironment.Unified), Is.EqualTo("unknown"));
        });
    }

    [Test]
    public void Twenty_seven_columns_have_a_type_per_product()
    {
        var unknown = KustoSchema.BuiltIn.TableNames
            .SelectMany(name => Table(name, KustoEnvironment.Unified).Columns.Where(column => column.Type == "unknown").Select(column => $"{name}.{column.Name}"))
            .ToList();

        // 25 between the products, and two whose sources disagree within one.
        Assert.That(unknown, Has.Count.EqualTo(27).And.Contains("EntraIdSignInEvents.TokenIssuerType"), string.Join(", ", unknown));
    }

    [Test]
    public void A_Log_Analytics_table_has_the_standard_columns_in_every_environment([ValueSource(nameof(Environments))] KustoEnvironment environment) =>
        Assert.That(ColumnNames("SigninLogs", environment), Does.Contain("TenantId").And.Contain("TimeGenerated").And.Contain("Type").And.Contain("_ResourceId").And.Contain("_ItemId"));

    [TestCase("AzureDiagnostics", true)]
    [TestCase("AADRiskyUsers", false)]
    [TestCase("OTelTraces", true)]
    [TestCase("Okta_CL", true)]
    [TestCase("DeviceEvents", false)]
    [TestCase("EntraIdSignInEvents", false)]
    [TestCase("AADSignInEventsBeta", true)]
    public void A_table_without_a_whole_column_list_is_open(string name, bool isOpen) =>
        Assert.That(Table(name, KustoEnvironment.Unified).IsOpen, Is.EqualTo(isOpen));

    [Test]
    public void A_table_of_Defender_alone_is_open_in_Sentinel()
    {
        var table = Table("ExposureGraphNodes", KustoEnvironment.Sentinel);

        Assert.That(table.IsOpen);
        Assert.That(table.Columns.Select(column => column.Name), Does.Contain("NodeLabel").And.Contain("TimeGenerated"));
    }

    [Test]
    public void A_placeholder_of_a_Defender_table_in_Sentinel_does_not_hide_its_columns() =>
        Assert.That(ColumnNames("DeviceTvmInfoGathering", KustoEnvironment.Sentinel), Does.Contain("DeviceId").And.Contain("OSPlatform"));

    private static SchemaTable Table(string name, KustoEnvironment environment) =>
        KustoSchema.BuiltIn.SubsetFor(name, environment).Tables.Single();

    private static string[] ColumnNames(string name, KustoEnvironment environment) =>
        [.. Table(name, environment).Columns.Select(column => column.Name)];

    private static string? TypeOf(string table, string column, KustoEnvironment environment) =>
        Table(table, environment).Columns.SingleOrDefault(listed => listed.Name == column)?.Type;
}
