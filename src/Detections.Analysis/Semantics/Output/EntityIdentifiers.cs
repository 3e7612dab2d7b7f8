using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Detections.Analysis.Semantics.Output;

/// <summary>What Sentinel takes of an entity. From EntityMappingIdentifiers.cs in the validator of the Azure-Sentinel repository (commit 63e783a).</summary>
/// <param name="Type">The <c>entityType</c>.</param>
/// <param name="Identifiers">Every identifier that can be mapped. Letter case counts.</param>
/// <param name="Required">The combinations of which one must be mapped whole.</param>
internal sealed record EntityIdentifiers(string Type, ImmutableArray<string> Identifiers, ImmutableArray<ImmutableArray<string>> Required)
{
    private static readonly FrozenDictionary<string, EntityIdentifiers> ByType = new[]
    {
        Entity("Account", "AadUserId|FullName|Name|ObjectGuid|PUID|Sid", "AadTenantId DisplayName DnsDomain IsDomainJoined NTDomain UPNSuffix"),
        Entity("AzureResource", "ResourceId"),
        Entity("CloudApplication", "AppId|Name", "InstanceName"),
        Entity("DNS", "DomainName"),
        Entity("File", "Name", "Directory"),
        Entity("FileHash", "Algorithm+Value"),
        Entity("Host", "AzureID|FullName|HostName|NetBiosName|OMSAgentID", "DnsDomain IsDomainJoined NTDomain OSFamily OSVersion"),
        Entity("IoTDevice", "DeviceId", "DeviceName DeviceType FirmwareVersion IoTSecurityAgentId MacAddress Manufacturer Model OperatingSystem Protocols SerialNumber Source"),
        Entity("IP", "Address"),
        Entity("Mailbox", "MailboxPrimaryAddress", "DisplayName ExternalDirectoryObjectId RiskLevel Upn"),
        Entity("MailCluster", "Query|Source",
            "ClusterGroup ClusterQueryEndTime ClusterQueryStartTime ClusterSourceIdentifier ClusterSourceType CountByDeliveryStatus CountByProtectionStatus CountByThreatType IsVolumeAnomaly MailCount NetworkMessageIds QueryTime Threats"),
        Entity("MailMessage", "NetworkMessageId|Recipient",
            "AntispamDirection BodyFingerprintBin1 BodyFingerprintBin2 BodyFingerprintBin3 BodyFingerprintBin4 BodyFingerprintBin5 DeliveryAction DeliveryLocation InternetMessageId Language P1Sender P1SenderDisplayName P1SenderDomain P2Sender P2SenderDisplayName P2SenderDomain ReceivedDate Sender SenderIP Subject ThreatDetectionMethods Threats Urls"),
        Entity("Malware", "Name", "Category"),
        Entity("Process", "CommandLine|ProcessId", "CreationTimeUtc ElevationToken"),
        Entity("RegistryKey", "Hive|Key"),
        Entity("RegistryValue", "Name", "Value ValueType"),
        Entity("SecurityGroup", "DistinguishedName|ObjectGuid|SID"),
        Entity("SubmissionMail", "NetworkMessageId|Recipient|SubmissionId|Submitter", "ReportType Sender SenderIp Subject SubmissionDate Timestamp"),
        Entity("URL", "Url"),
    }.ToFrozenDictionary(entity => entity.Type, StringComparer.OrdinalIgnoreCase);

    /// <summary>The entity types, in ordinal order.</summary>
    public static ImmutableArray<string> Types { get; } = [.. ByType.Values.Select(entity => entity.Type).Order(StringComparer.Ordinal)];

    /// <summary>The entity of a type, in any letter case, or null.</summary>
    public static EntityIdentifiers? Find(string type) => ByType.GetValueOrDefault(type);

    /// <summary>Whether any entity has the identifier.</summary>
    public static bool IsIdentifier(string name) => ByType.Values.Any(entity => entity.Identifiers.Contains(name, StringComparer.Ordinal));

    /// <summary>The combinations in words: <c>'AppId' or 'Name'</c>, <c>'Algorithm' with 'Value'</c>.</summary>
    public string RequiredInWords
    {
        get
        {
            var combinations = Required.Select(combination => string.Join(" with ", combination.Select(name => $"'{name}'"))).ToList();
            return combinations is [.. var others, var last] && others.Count > 0 ? $"{string.Join(", ", others)} or {last}" : combinations[0];
        }
    }

    private static EntityIdentifiers Entity(string type, string required, string others = "")
    {
        ImmutableArray<ImmutableArray<string>> combinations = [.. required.Split('|').Select(combination => combination.Split('+').ToImmutableArray())];
        return new EntityIdentifiers(
            type,
            [.. combinations.SelectMany(names => names).Concat(others.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Order(StringComparer.Ordinal)],
            combinations);
    }
}
