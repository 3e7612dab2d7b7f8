using Detections.Analysis.Semantics.Query;

namespace Detections.Analysis.Semantics.Predicates;

/// <summary>One value of a comparison of texts: <c>contains "power"</c>.</summary>
/// <param name="Comparison">The comparison.</param>
/// <param name="Value">One of its values.</param>
internal sealed record AskedText(Comparison Comparison, ConstantText Value)
{
    private static readonly string[] WholeTexts = ["==", "in"];
    private static readonly string[] HoldText = ["==", "in", "has", "has_any", "hasprefix", "hassuffix", "contains", "startswith", "endswith"];

    /// <summary>The values of a comparison that is true of a text as soon as one of them is; none where that is not so.</summary>
    public static IEnumerable<AskedText> Of(Comparison comparison) =>
        HoldText.Contains(comparison.Test, StringComparer.Ordinal) ? comparison.Values.Select(value => new AskedText(comparison, value)) : [];

    /// <summary>Whether every text that <paramref name="other"/> asks for is one that this asks for: <c>has "power"</c> and <c>has "power shell"</c>.</summary>
    public bool Covers(AskedText other)
    {
        if (Value.Text.Length == 0 || !Value.Text.All(char.IsAscii) || !other.Value.Text.All(char.IsAscii))
            return false;
        // What is asked for letter by letter covers nothing that is not.
        if (Comparison.IsCaseSensitive && !other.Comparison.IsCaseSensitive)
            return false;
        return Comparison.Test switch
        {
            "contains" => Fits(other, HoldText),
            "has" or "has_any" => Fits(other, [.. WholeTexts, "has", "has_any"]),
            "hasprefix" => Fits(other, [.. WholeTexts, "has", "has_any", "hasprefix", "startswith"]),
            "hassuffix" => Fits(other, [.. WholeTexts, "has", "has_any", "hassuffix", "endswith"]),
            "startswith" => Fits(other, [.. WholeTexts, "startswith"]),
            "endswith" => Fits(other, [.. WholeTexts, "endswith"]),
            _ => Fits(other, WholeTexts),
        };
    }

    private bool Fits(AskedText other, string[] tests) =>
        tests.Contains(other.Comparison.Test, StringComparer.Ordinal)
        && (Comparison with { Values = [Value] }).Fits(other.Value.Text, Comparison.IsCaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
}
