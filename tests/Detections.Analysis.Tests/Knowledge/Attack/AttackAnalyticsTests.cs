using Detections.Analysis.Knowledge.Attack;

namespace Detections.Analysis.Tests.Knowledge.Attack;

internal sealed class AttackAnalyticsTests
{
    private static readonly AttackKnowledge Attack = AttackKnowledge.Of(AttackVersion.Version191);

    [Test]
    public void A_technique_names_the_Windows_events_of_its_analytics()
    {
        var events = AttackAnalytics.WindowsEventsOf(Attack.FindTechnique("T1021.002")!);
        Assert.That(events, Does.Contain(new AttackWindowsEvent("Security", 4624)).And.Contain(new AttackWindowsEvent("Sysmon", 3)));
    }

    [Test]
    public void A_technique_names_the_log_sources_of_its_analytics()
    {
        var sources = AttackAnalytics.LogSourcesOf(Attack.FindTechnique("T1001")!);
        Assert.That(sources.Select(source => (source.Name, source.Channel, string.Join(';', source.Platforms))), Does.Contain(("auditd:SYSCALL", "connect", "Linux")));
    }

    [TestCase(AttackDomain.Enterprise, 45)]
    [TestCase(AttackDomain.Mobile, 5)]
    [TestCase(AttackDomain.Ics, 12)]
    public void All_but_a_few_active_techniques_have_log_sources(AttackDomain domain, int without)
    {
        var active = Attack.Techniques.Where(technique => technique.IsActive && technique.Domain == domain).ToList();
        Assert.That(active.Count(technique => AttackAnalytics.LogSourcesOf(technique).IsEmpty), Is.EqualTo(without));
    }

    [Test]
    public void All_log_sources_and_events_belong_to_a_technique()
    {
        Assert.That(Attack.Techniques.Sum(technique => AttackAnalytics.LogSourcesOf(technique).Length), Is.EqualTo(4847));
        Assert.That(Attack.Techniques.Sum(technique => AttackAnalytics.WindowsEventsOf(technique).Length), Is.EqualTo(1843));
    }
}
