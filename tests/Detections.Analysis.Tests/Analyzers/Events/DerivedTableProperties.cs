using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Semantics.Events;
using Detections.Analysis.Tests.Semantics.Events;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Analyzers.Events;

/// <summary>The table that follows from a query, written above it, is right.</summary>
internal sealed class DerivedTableProperties
{
    private static readonly string[] Tables = ["DeviceFileEvents", "DeviceProcessEvents", "DeviceLogonEvents", "DeviceRegistryEvents", "DeviceImageLoadEvents", "DeviceNetworkEvents", "DeviceEvents"];
    private static readonly string[] Operators = ["in", "in~"];

    private static Gen<string> OfTable =>
        from table in Gen.Elements(Tables)
        from op in Gen.Elements(Operators)
        from names in Gen.Elements(ActionTypesOf(table)).ListOf(3)
        from isWhole in Gen.Elements(true, false, false)
        select isWhole ? table : $"{table} | where ActionType {op} ({string.Join(", ", names.Distinct().Select(name => $"'{name}'"))})";

    private static Gen<string> OfWindows =>
        from ids in Gen.Elements("4624", "4625", "4688", "4720", "5140").ListOf(2)
        from sysmon in Gen.Elements("1", "3", "11", "13")
        from isSysmon in Gen.Elements(true, false)
        select isSysmon ? $"Event | where Source == 'Microsoft-Windows-Sysmon' and EventID == {sysmon}" : $"SecurityEvent | where EventID in ({string.Join(", ", ids.Distinct())})";

    private static Gen<string> Queries =>
        from one in Gen.OneOf(OfTable, OfWindows)
        from two in Gen.OneOf(OfTable, OfWindows)
        from isUnion in Gen.Elements(true, false)
        select isUnion ? $"union ({one}), ({two})" : one;

    [Test]
    public void A_derived_table_has_no_finding() => Prop.ForAll(Queries.ToArbitrary(), query =>
    {
        var rows = RowsOf(query, RowNeed.Equivalent);
        return FindingsIn(query, rows) is var found && found == "" ? true : throw new AssertionException($"{query}\n{string.Join('\n', rows)}\n{found}");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Test]
    public void Without_one_of_its_rows_it_has_one() => Prop.ForAll(Queries.ToArbitrary(), query =>
    {
        var rows = RowsOf(query, RowNeed.Required);
        return rows.Length < 2 || FindingsIn(query, rows[1..]).Contains(DiagnosticIds.EventIsNotListed, StringComparison.Ordinal);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private static string[] RowsOf(string query, RowNeed weakest) =>
    [
        .. ReadText.RuleAsync(query).GetAwaiter().GetResult().Rows
            .Where(row => row.Need <= weakest)
            .Select(row => $"| {row.Key.Provider} | {EventCell.Write(row.Key)} | {row.Title} |"),
    ];

    private static string FindingsIn(string query, string[] rows)
    {
        using var folder = new RuleFolder();
        folder.Write("rule.md", EventRules.Page(query, rows));
        return string.Join('\n', folder.AnalyzeAsync().GetAwaiter().GetResult().Diagnostics.Where(one => one.Descriptor.Category == DiagnosticCategory.Events));
    }

    private static string[] ActionTypesOf(string table) =>
        [.. EventKnowledge.BuiltIn.FindProvider(EventProvider.NameOfTable(table))!.Events.Where(known => known.IsConfirmed && known.Key.Id != EventKey.Any).Select(known => known.Key.Id)];
}
