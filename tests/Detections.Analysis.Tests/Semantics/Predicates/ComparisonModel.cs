using System.Globalization;
using Detections.Analysis.Semantics.Predicates;
using Detections.Analysis.Semantics.Query;
using Detections.Analysis.Tests.Semantics.Events;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Semantics.Predicates;

/// <summary>
/// What comparisons are true of, worked out value by value with the plainest code there is. Where the language does not say what happens, there is a world for
/// each answer: what is said of comparisons has to be right in all of them.
/// </summary>
/// <param name="SignsBorderOnAnything">Whether <c>has "-a"</c> is true of <c>x-a</c>.</param>
/// <param name="FoldsAllLetters">Whether <c>ä</c> and <c>Ä</c> are the same letter in another case.</param>
/// <param name="HasNothing">Whether every text has an empty term.</param>
internal sealed record ComparisonModel(bool SignsBorderOnAnything, bool FoldsAllLetters, bool HasNothing)
{
    private static readonly string[] OneValueTests = ["==", "has", "hasprefix", "hassuffix", "contains", "startswith", "endswith"];
    private static readonly string[] ListTests = ["in", "has_any", "has_all"];
    private static readonly string[] EmptinessTests = ["isempty", "isnull"];
    private static readonly string[] Texts = ["", "a", "ab", "AB", "abAB", "ABab", "ab cd", "AB ab", "ab xAB", "-ab", "ab-", "x-ab", "äb", "Äb"];
    private static readonly string[] Numbers = ["1", "2", "2.0", "3", "-1", "2.5"];

    private static readonly Lazy<Comparison[]> Templates = new(() =>
    {
        var query = ReadText.BindAsync("DeviceProcessEvents | where FileName == 'a' and ProcessId == 1").GetAwaiter().GetResult();
        return [.. QueryConditions.Of(query, new LetBindings(query.Root)).All.Single().Predicate.Comparisons];
    });

    public static IEnumerable<ComparisonModel> Worlds =>
        from signs in new[] { false, true }
        from letters in new[] { false, true }
        from nothing in new[] { false, true }
        select new ComparisonModel(signs, letters, nothing);

    /// <summary>Comparisons of a column of texts.</summary>
    public static Gen<Comparison> OfTexts => Gen.OneOf(
        Of(0, OneValueTests, Gen.Elements(Texts).Select(text => new[] { text })),
        Of(0, ListTests, Gen.Elements(Texts).NonEmptyListOf().Resize(3).Select(texts => texts.ToArray())),
        Of(0, EmptinessTests, Gen.Constant(Array.Empty<string>())));

    /// <summary>Comparisons of a column of whole numbers.</summary>
    public static Gen<Comparison> OfNumbers => Gen.OneOf(
        Of(1, ["=="], Gen.Elements(Numbers).Select(number => new[] { number })),
        Of(1, ["in"], Gen.Elements(Numbers).NonEmptyListOf().Resize(3).Select(numbers => numbers.ToArray())),
        Of(1, ["isnull"], Gen.Constant(Array.Empty<string>())),
        // There is no operator that negates them.
        Of(1, ["<", "<=", ">", ">="], Gen.Elements(Numbers).Select(number => new[] { number })).Select(one => one with { IsNegated = false, Operator = one.Test }));

    /// <summary>Texts that comparisons with these values tell apart.</summary>
    public static IEnumerable<string> Around(IEnumerable<string> values)
    {
        var all = values.Append("").Distinct().ToList();
        return all.SelectMany(value => new[] { value, value.ToUpperInvariant(), value.ToLowerInvariant() })
            .SelectMany(value => all.SelectMany(other => new[] { value, "x" + value, value + "x", "-" + value, value + "-", value + other, value + " " + other }))
            .Distinct();
    }

    /// <summary>Whole numbers that comparisons with small ones tell apart, and null.</summary>
    public static IEnumerable<int?> SmallNumbers => Enumerable.Range(-3, 9).Select(number => (int?)number).Append(null);

    /// <summary>Whether a comparison is true of a text.</summary>
    public bool Holds(Comparison comparison, string text) => comparison.IsNegated != comparison.Test switch
    {
        "isempty" => text.Length == 0,
        "isnull" => false,
        "has_all" => comparison.Values.All(value => Passes(comparison, text, value.Text)),
        _ => comparison.Values.Any(value => Passes(comparison, text, value.Text)),
    };

    /// <summary>Whether a comparison is true of a number; null where it is neither true nor false.</summary>
    public static bool? Holds(Comparison comparison, int? number) => comparison.Test switch
    {
        "isnull" => comparison.IsNegated != (number is null),
        "==" or "in" => comparison.IsNegated != comparison.Values.Any(value => Number(value) == number),
        _ when number is null => null,
        "<" => number < Number(comparison.Values[0]),
        "<=" => number <= Number(comparison.Values[0]),
        ">" => number > Number(comparison.Values[0]),
        _ => number >= Number(comparison.Values[0]),
    };

    private static Gen<Comparison> Of(int template, string[] tests, Gen<string[]> values) =>
        from test in Gen.Elements(tests)
        from isNegated in Gen.Elements(true, false, false)
        from isCaseSensitive in Gen.Elements(true, false)
        from texts in values
        select Templates.Value[template] with
        {
            Test = test,
            Operator = $"{(isNegated ? "!" : "")}{test}{(isCaseSensitive ? "_cs" : "")}",
            IsNegated = isNegated,
            IsCaseSensitive = isCaseSensitive,
            Values = [.. texts.Select(text => Templates.Value[template].Values[0] with { Text = text })],
        };

    private bool Passes(Comparison comparison, string text, string value)
    {
        var (all, asked) = comparison.IsCaseSensitive ? (text, value) : (Fold(text), Fold(value));
        return comparison.Test switch
        {
            "contains" => all.Contains(asked, StringComparison.Ordinal),
            "startswith" => all.StartsWith(asked, StringComparison.Ordinal),
            "endswith" => all.EndsWith(asked, StringComparison.Ordinal),
            "==" or "in" => all == asked,
            _ when value.Length == 0 => HasNothing,
            var test => Enumerable.Range(0, all.Length).Any(at => string.CompareOrdinal(all, at, asked, 0, asked.Length) == 0
                && (test == "hassuffix" || IsBorder(all, at - 1, asked[0])) && (test == "hasprefix" || IsBorder(all, at + asked.Length, asked[^1]))),
        };
    }

    private bool IsBorder(string text, int at, char edge) =>
        at < 0 || at >= text.Length || !char.IsLetterOrDigit(text[at]) || (SignsBorderOnAnything && !char.IsLetterOrDigit(edge));

    private string Fold(string text) => string.Concat(text.Select(letter => FoldsAllLetters || char.IsAscii(letter) ? char.ToUpperInvariant(letter) : letter));

    private static decimal Number(ConstantText value) => decimal.Parse(value.Text, CultureInfo.InvariantCulture);
}
