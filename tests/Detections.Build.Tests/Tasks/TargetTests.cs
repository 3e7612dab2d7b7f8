using System.Xml.Linq;
using Detections.Build.Tasks;
using Detections.Tests.Shared;

namespace Detections.Build.Tests.Tasks;

/// <summary>The targets hand every task the same.</summary>
internal sealed class TargetTests
{
    private static readonly XDocument Targets = XDocument.Load(RepositoryRoot.Combine("src", "Detections.Build", "build", "Detections.Build.targets"));

    private static IEnumerable<string> Tasks =>
        typeof(DetectionTask).Assembly.GetExportedTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DetectionTask))).Select(type => type.Name);

    [TestCaseSource(nameof(Tasks))]
    public void A_task_is_found_in_the_package_and_gets_all_inputs(string task)
    {
        Assert.That(Targets.Descendants("UsingTask").Select(one => one.Attribute("TaskName")!.Value), Has.One.EqualTo("Detections.Build.Tasks." + task));
        var calls = Targets.Descendants("Target").SelectMany(target => target.Elements(task)).ToList();
        Assert.That(calls, Is.Not.Empty);
        foreach (var call in calls)
        {
            Assert.That(call.Attribute("Inputs")?.Value, Is.EqualTo("@(DetectionInput)"));
            Assert.That(call.Attribute("Settings")?.Value, Is.EqualTo("@(DetectionSettings)"));
            Assert.That(call.Parent!.Attribute("DependsOnTargets")?.Value, Does.Contain("CollectDetectionInputs"));
        }
    }

    [Test]
    public void A_setting_is_the_property_of_its_name()
    {
        var settings = Targets.Descendants("DetectionSettings").Single().Elements().ToList();
        var others = settings.Where(setting => setting.Value != $"$({setting.Name})").Select(setting => setting.Name.LocalName);
        Assert.That(others, Is.EqualTo(new[] { "DetectionsEngineDirectory", "DetectionsModesDirectory" }), "Paths of the package.");
        Assert.That(settings.Select(setting => setting.Name.LocalName), Is.Unique);
    }
}
