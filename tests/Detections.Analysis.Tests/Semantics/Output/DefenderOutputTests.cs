using Detections.Analysis.Metadata;
using Detections.Analysis.Semantics.Output;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Tests.Semantics.Output;

internal sealed class DefenderOutputTests
{
    [Test]
    public void Entity_mappings_actions_and_texts_name_columns() =>
        Assert.That(
            References("""
                detectionAction:
                  alertTemplate:
                    title: 'Encoded command on {{DeviceName}}'
                    description: By {{AccountUpn}}
                    entityMappings:
                      hosts:
                        - deviceIdColumn: DeviceId
                          nameColumn: DeviceName
                  automatedActions:
                    isolateDevices:
                      - deviceIdColumn: TargetId
                        isolationType: full
                """),
            Is.EquivalentTo(new[]
            {
                "DeviceName for the alert's title", "AccountUpn for the alert's description", "DeviceId for 'deviceIdColumn'",
                "DeviceName for 'nameColumn'", "TargetId for 'deviceIdColumn'",
            }));

    [Test]
    public void Identifiers_of_the_form_before_are_columns_in_camel_case() =>
        Assert.That(
            References("""
                detectionAction:
                  alertTemplate:
                    impactedAssets:
                      - identifier: initiatingProcessAccountSid
                  responseActions:
                    - identifier: sha1,deviceId
                """),
            Is.EquivalentTo(new[] { "InitiatingProcessAccountSid for the impacted asset", "SHA1 for the response action", "DeviceId for the response action" }));

    [TestCase("displayName: x")]
    [TestCase("detectionAction: x")]
    [TestCase("detectionAction:\n  alertTemplate: [x]\n  automatedActions: {deviceIdColumn: [x]}\n  responseActions: [x, {identifier: }]")]
    public void What_is_missing_or_of_another_form_names_nothing(string yaml) => Assert.That(References(yaml), Is.Empty);

    private static IEnumerable<string> References(string yaml)
    {
        var (root, _) = YamlReader.Read(new SourceText("rule.yaml", yaml), new TextSpan(0, yaml.Length));
        return DefenderOutput.References((MetadataMapping)root!).Select(one => $"{one.Name} for {one.Purpose}");
    }
}
