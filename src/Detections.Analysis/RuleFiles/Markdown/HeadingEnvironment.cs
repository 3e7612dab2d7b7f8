using Detections.Kusto.Schema;

namespace Detections.Analysis.RuleFiles.Markdown;

/// <summary>Headings that say which product the queries below them are for: <c>## Sentinel</c>, <c>## Microsoft Defender XDR</c>.</summary>
internal static class HeadingEnvironment
{
    // A longer name stands before one that begins it.
    private static readonly (string[] Name, KustoEnvironment Environment)[] Products =
    [
        (["unified", "xdr"], KustoEnvironment.Unified),
        (["unified"], KustoEnvironment.Unified),
        (["log", "analytics"], KustoEnvironment.Sentinel),
        (["sentinel"], KustoEnvironment.Sentinel),
        (["advanced", "hunting"], KustoEnvironment.DefenderXdr),
        (["365", "defender"], KustoEnvironment.DefenderXdr),
        (["m365", "defender"], KustoEnvironment.DefenderXdr),
        (["m365", "security"], KustoEnvironment.DefenderXdr),
        (["m365d"], KustoEnvironment.DefenderXdr),
        (["mde"], KustoEnvironment.DefenderXdr),
        (["defender", "xdr"], KustoEnvironment.DefenderXdr),
        (["defender", "atp"], KustoEnvironment.DefenderXdr),
        (["defender", "for", "endpoint"], KustoEnvironment.DefenderXdr),
        (["defender", "for", "identity"], KustoEnvironment.DefenderXdr),
        (["defender", "for", "office", "365"], KustoEnvironment.DefenderXdr),
        (["defender", "for", "cloud", "apps"], KustoEnvironment.DefenderXdr),
        (["defender"], KustoEnvironment.DefenderXdr),
        (["xdr"], KustoEnvironment.DefenderXdr),
    ];

    private static readonly string[] Fillers =
    [
        "analytics", "and", "azure", "detection", "for", "hunting", "in", "kql", "kusto", "microsoft", "ms", "or",
        "queries", "query", "rule", "rules", "the", "version", "workspace",
    ];

    /// <summary>
    /// The environment a heading names, both merged for a heading that names both products, or null. A heading counts
    /// only when it says nothing else: "Defender AV exclusions" speaks of Defender, not of where the query runs.
    /// </summary>
    public static KustoEnvironment? NamedBy(string heading) => Find(heading, out var saysMore) is { } found && !saysMore ? found : null;

    /// <summary>The environment of the products a heading speaks of, whatever else it says, or null.</summary>
    public static KustoEnvironment? MentionedIn(string heading) => Find(heading, out _);

    private static KustoEnvironment? Find(string heading, out bool saysMore)
    {
        KustoEnvironment? found = null;
        saysMore = false;
        ReadOnlySpan<string> words = WordsOf(heading);
        while (!words.IsEmpty)
        {
            if (FindProduct(words) is var (name, environment))
            {
                found = found is null || found == environment ? environment : KustoEnvironment.Unified;
                words = words[name.Length..];
                continue;
            }
            saysMore |= !Fillers.Contains(words[0]);
            words = words[1..];
        }
        return found;
    }

    private static (string[] Name, KustoEnvironment Environment)? FindProduct(ReadOnlySpan<string> words)
    {
        foreach (var product in Products)
        {
            if (words.StartsWith(product.Name))
                return product;
        }
        return null;
    }

    private static string[] WordsOf(string heading)
    {
        var letters = heading.Select(unit => char.IsLetterOrDigit(unit) ? char.ToLowerInvariant(unit) : ' ').ToArray();
        return new string(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
