using Detections.Analysis.Knowledge.Events;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Knowledge.Events;

internal sealed class RowOrderTests
{
    private static readonly EventKnowledge Events = EventKnowledge.BuiltIn;

    [TestCase("Sysmon 2, Sysmon 11, Sysmon 999, Security-Auditing 4663", TestName = "Numbers_by_value_unknown_ones_among_them")]
    [TestCase("Security-Auditing 4625, Defender-DeviceEvents any, Defender-DeviceEvents AmsiScriptContent, Defender-DeviceEvents Zzz, Defender-DeviceFileEvents any, Threat-Intelligence 1", TestName = "Defender_between_auditing_and_the_rest")]
    [TestCase("Security-Auditing 4624, Defender-DeviceLogonEvents any, Defender-DeviceLogonEvents LogonSuccess, Defender-DeviceLogonEvents LogonFailed", TestName = "A_logon_succeeds_before_it_fails")]
    [TestCase("Entra-AuditLogs Add device, PowerShell 4104, Threat-Intelligence 5", TestName = "The_rest_by_name")]
    public void Rows_stand_as_on_the_pages(string rows)
    {
        var expected = rows.Split(", ").Select(row => row.Split(' ', 2)).Select(parts => new EventKey(parts[0], parts[1])).ToList();
        Assert.That(Enumerable.Reverse(expected).Order(Events.RowOrder), Is.EqualTo(expected));
    }

    [Test]
    public void The_order_is_total()
    {
        var keys = Events.Providers.SelectMany(provider => provider.Events).Select(known => known.Key).ToList();
        Assert.That(keys, Has.Count.EqualTo(1076 + 432).And.Ordered.Using(Events.RowOrder));

        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Gen.Elements(keys.AsEnumerable()).Two().ToArbitrary(), pair =>
            Math.Sign(Events.RowOrder.Compare(pair.Item1, pair.Item2)) == -Math.Sign(Events.RowOrder.Compare(pair.Item2, pair.Item1))
            && (Events.RowOrder.Compare(pair.Item1, pair.Item2) == 0) == (pair.Item1 == pair.Item2)));
    }
}
