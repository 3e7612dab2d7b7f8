using System.Collections.Frozen;
using System.Collections.Immutable;
using Detections.Analysis.Metadata;

namespace Detections.Analysis.Semantics.Output;

/// <summary>
/// The automated actions of a custom detection and the keys by which each names its columns: <c>automatedActionSet</c> of Microsoft Graph
/// v1.0 and the types of its members (https://learn.microsoft.com/graph/api/resources/security-automatedactionset).
/// </summary>
internal static class AutomatedActions
{
    private static readonly ImmutableArray<string> Device = ["deviceIdColumn"];
    private static readonly ImmutableArray<string> Account = ["accountSidColumn"];
    private static readonly ImmutableArray<string> Mail = ["networkMessageIdColumn", "recipientColumn"];

    private static readonly FrozenDictionary<string, ImmutableArray<string>> ColumnKeys = new Dictionary<string, ImmutableArray<string>>
    {
        ["collectInvestigationPackages"] = Device,
        ["disableUsers"] = Account,
        ["forceUserPasswordResets"] = Account,
        ["hardDeleteEmails"] = Mail,
        ["initiateInvestigations"] = Device,
        ["isolateDevices"] = Device,
        ["markUsersAsCompromised"] = ["accountObjectIdColumn"],
        ["moveEmailsToDeletedItems"] = Mail,
        ["moveEmailsToInbox"] = Mail,
        ["moveEmailsToJunk"] = Mail,
        ["restrictAppExecutions"] = Device,
        ["runAntivirusScans"] = Device,
        ["softDeleteEmails"] = Mail,
        ["stopAndQuarantineFiles"] = ["deviceIdColumn", "sha1Column"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // One of them is enough.
    private static readonly FrozenSet<string> ByHash = new[] { "allowFiles", "blockFiles" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The actions of a detection that lack keys they need, in file order.</summary>
    public static IEnumerable<(MetadataScalar Kind, MetadataMapping Action, ImmutableArray<string> Missing)> Incomplete(MetadataMapping detection) =>
        from kind in ((detection.Find("detectionAction") as MetadataMapping)?.Find("automatedActions") as MetadataMapping)?.Entries ?? []
        from action in (kind.Value as MetadataSequence)?.Items.OfType<MetadataMapping>() ?? []
        let missing = MissingIn(kind.Key.Value, action)
        where !missing.IsEmpty
        select (kind.Key, action, missing);

    private static ImmutableArray<string> MissingIn(string kind, MetadataMapping action)
    {
        if (ByHash.Contains(kind))
            return Names(action, "sha1Column") || Names(action, "sha256Column") ? [] : ["sha1Column"];
        return ColumnKeys.TryGetValue(kind, out var keys) ? [.. keys.Where(key => !Names(action, key))] : [];
    }

    private static bool Names(MetadataMapping action, string key) => action.Find(key) is { } value && value is not MetadataScalar { Value.Length: 0 };
}
