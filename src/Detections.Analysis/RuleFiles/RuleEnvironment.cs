using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata;
using Detections.Analysis.Text;
using Detections.Kusto;
using Detections.Kusto.Schema;

namespace Detections.Analysis.RuleFiles;

/// <summary>How rules and projects name the environment a query is read against.</summary>
public static class RuleEnvironment
{
    /// <summary>The metadata key that names it, in front matter, YAML rules and comment headers.</summary>
    public const string Key = "environment";

    private static readonly Dictionary<string, KustoEnvironment> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sentinel"] = KustoEnvironment.Sentinel,
        ["defender-xdr"] = KustoEnvironment.DefenderXdr,
        ["unified"] = KustoEnvironment.Unified,
    };

    /// <summary>The names one by one.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>The names as a message lists them.</summary>
    public static string Allowed => QuotedNames.Any(Names);

    /// <summary>The environment called <paramref name="name"/>, in any letter case, or null for an unknown name.</summary>
    public static KustoEnvironment? Find(string name) => ByName.TryGetValue(name.Trim(), out var environment) ? environment : null;

    /// <summary>How a rule writes it.</summary>
    public static string NameOf(KustoEnvironment environment) => ByName.First(known => known.Value == environment).Key;

    /// <summary>What the metadata of a rule say.</summary>
    /// <returns>
    /// The environment, or null when the key is absent, empty or wrong; a key that says something unknown is a problem (DET1011).
    /// </returns>
    public static (KustoEnvironment? Environment, Diagnostic? Problem) Of(MetadataMapping metadata, SourceText text)
    {
        if (metadata.Find(Key, StringComparison.OrdinalIgnoreCase) is not { Span.Length: > 0 } node || node is MetadataScalar { IsPlain: true, Value: "" })
            return (null, null);
        var name = node is MetadataScalar scalar ? scalar.Value : text.Substring(node.Span);
        return Find(name) is { } environment
            ? (environment, null)
            : (null, RuleFileDescriptors.EnvironmentIsUnknown.At(Location.Of(text, node.Span), FirstLine(name), NearestName.Hint(name, Names)));
    }

    private static string FirstLine(string name) => name.AsSpan().Trim().ToString().Split('\r', '\n')[0];
}
