using Detections.Kusto.Engine;
using Detections.Kusto.Schema;

namespace Detections.Kusto.Tests.Engine;

/// <summary>A small schema that has one of everything, and the way to bind a query with it.</summary>
[SetUpFixture]
internal sealed class EngineFixture
{
    public static SchemaSubset Schema { get; } = new(
        [
            new SchemaTable("DeviceEvents", [new("Timestamp", "datetime"), new("DeviceName", "string"), new("RemotePort", "int"), new("Extra", "dynamic"), new("Odd", "unknown")]),
            new SchemaTable("Custom_CL", [new("TimeGenerated", "datetime")], IsOpen: true),
        ],
        [
            new SchemaFunction("FileProfile", "(T: (*), hash: dynamic = '', limit: long = 100)") { Output = new FunctionOutput.InputPlus([new("GlobalPrevalence", "long"), new("DeviceName", "dynamic")]) },
            new SchemaFunction("_GetWatchlist", "(alias: string)") { Output = new FunctionOutput.Watchlist() },
            new SchemaFunction("workspace", "(name: string)") { Output = new FunctionOutput.Database(IsOpen: true) },
            new SchemaFunction("adx", "(name: string)") { Output = new FunctionOutput.Database(IsOpen: true, IsForeign: true) },
            new SchemaFunction("Parser", "()") { Output = new FunctionOutput.Tabular([], IsOpen: true), AcceptsAnyArguments = true },
            new SchemaFunction("Recent", "(span: timespan = 1d)") { Body = "{ DeviceEvents | where Timestamp > ago(span) | project DeviceName }" },
        ],
        [new SchemaWatchlist("Assets", [new("HostName", "string")])]);

    public static async Task<BoundQuery> BindAsync(string text)
    {
        var result = await TestEngine.Engine.AnalyzeAsync(text, Schema, CancellationToken.None);
        Assert.That(result, Is.InstanceOf<KustoResult.Analyzed>());
        return ((KustoResult.Analyzed)result).Query;
    }

    [OneTimeTearDown]
    public void Stop() => TestEngine.Stop();
}
