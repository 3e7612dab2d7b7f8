using System.Collections.Immutable;
using System.Globalization;
using Detections.Analysis.Catalog;
using Detections.Analysis.RuleFiles;
using Detections.Kusto.Schema;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Catalog.Comparing;

/// <summary>Rules over few tables, fields and values, so that many of them have something in common.</summary>
internal static class RandomRules
{
    private static readonly string[] Kinds =
    [
        IndicatorKinds.Equal, IndicatorKinds.NotEqual, IndicatorKinds.In, IndicatorKinds.Match, IndicatorKinds.Contains, IndicatorKinds.StartsWith, IndicatorKinds.EndsWith,
        IndicatorKinds.RegexMatch, IndicatorKinds.IsNull, IndicatorKinds.IsNotNull, IndicatorKinds.LessThan, IndicatorKinds.GreaterOrEqual,
    ];

    public static Gen<ImmutableArray<CatalogRule>> Lists =>
        from queries in Queries.NonEmptyListOf().Resize(3).ArrayOf(12)
        select queries.Select((list, number) => Rule(number, list)).ToImmutableArray();

    public static Gen<CatalogPredicate> Conditions => Gen.Sized(size => ConditionsOf(Math.Min(size, 2)));

    /// <summary>A rule with these queries; the number tells it from others.</summary>
    public static CatalogRule Rule(int number, params IEnumerable<CatalogQuery> queries) => new()
    {
        Path = string.Create(CultureInfo.InvariantCulture, $"{number:D5}.md"),
        Line = 1,
        Title = "A rule",
        Kind = RuleKind.Document,
        Queries = [.. queries],
    };

    /// <summary>A query that reads a table and keeps the rows for which all conditions hold.</summary>
    public static CatalogQuery Query(string table, params IEnumerable<CatalogPredicate> conditions) => new()
    {
        Text = "",
        Line = 1,
        Environment = KustoEnvironment.Unified,
        IsAnalyzed = true,
        Tables = [table],
        Pipelines =
        [
            new CatalogPipeline(null, null,
            [
                new CatalogStage(1, "source", table) { Line = 1 },
                .. conditions.Select((condition, at) => new CatalogStage(at + 2, "where", "| where " + condition.Text) { Line = 1, Predicate = condition }),
            ]),
        ],
    };

    /// <summary>A comparison of a field as it is.</summary>
    public static CatalogPredicate Compare(string field, string kind, bool isNegated, bool isCaseSensitive, bool needsAll, params ImmutableArray<string> values) =>
        new(PredicateForm.Comparison, $"{field} {(isNegated ? "!" : "")}{kind}{(isCaseSensitive ? "_cs" : "")}{(needsAll ? "_all" : "")} {string.Join(',', values)}")
        {
            Comparison = new CatalogComparison(field, kind, values) { Operator = kind, IsNegated = isNegated, IsCaseSensitive = isCaseSensitive, NeedsAll = needsAll, IsWhole = true },
        };

    private static Gen<CatalogQuery> Queries =>
        from table in Gen.Elements("T", "U")
        from conditions in Conditions.ListOf().Resize(3)
        from isAnalyzed in Gen.Frequency((9, Gen.Constant(true)), (1, Gen.Constant(false)))
        select Query(table, conditions) with { IsAnalyzed = isAnalyzed };

    private static Gen<CatalogPredicate> ConditionsOf(int depth) => depth == 0
        ? Comparisons
        : Gen.Frequency(
            (4, Comparisons),
            (1, Joined(PredicateForm.And, depth - 1)),
            (1, Joined(PredicateForm.Or, depth - 1)),
            (1, ConditionsOf(depth - 1).Select(part => new CatalogPredicate(PredicateForm.Not, $"not({part.Text})") { Parts = [part] })));

    private static Gen<CatalogPredicate> Joined(PredicateForm form, int depth) =>
        from one in ConditionsOf(depth)
        from other in ConditionsOf(depth)
        select new CatalogPredicate(form, $"({one.Text} {form} {other.Text})") { Parts = [one, other] };

    private static Gen<CatalogPredicate> Comparisons =>
        from column in Gen.Elements("A", "A", "A", "B")
        from kind in Gen.Elements(Kinds)
        from isNegated in Gen.Elements(true, false, false)
        from isCaseSensitive in Gen.Elements(true, false)
        from needsAll in Gen.Elements(true, false, false)
        from values in ValuesOf(kind)
        select Compare(column, kind, isNegated, isCaseSensitive, needsAll, [.. values]);

    private static Gen<List<string>> ValuesOf(string kind) => kind switch
    {
        IndicatorKinds.IsNull or IndicatorKinds.IsNotNull => Gen.Constant(new List<string>()),
        IndicatorKinds.LessThan or IndicatorKinds.GreaterOrEqual => Gen.Elements("1", "2", "3").Select(number => new List<string> { number }),
        _ => Gen.Elements("", "ab", "abcd", "ABCD", "xabcdx", "äbc", "ÄBC").NonEmptyListOf().Resize(2).Select(values => values.Distinct(StringComparer.Ordinal).ToList()),
    };
}
