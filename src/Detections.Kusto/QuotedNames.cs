namespace Detections.Kusto;

/// <summary>Names in a sentence, each in quotes: <c>'a', 'b' and 'c'</c>.</summary>
public static class QuotedNames
{
    /// <summary>All of them, in the order given; empty for none.</summary>
    public static string All(IEnumerable<string> names) => Join(names, "and");

    /// <summary>The same, but no more than <paramref name="most"/>: <c>'a', 'b' and more</c>.</summary>
    public static string All(IReadOnlyCollection<string> names, int most) =>
        names.Count <= most ? All(names) : $"{List(names.Take(most))} and more";

    /// <summary>One of them: <c>'a', 'b' or 'c'</c>.</summary>
    public static string Any(IEnumerable<string> names) => Join(names, "or");

    private static string Join(IEnumerable<string> names, string last) => names.ToArray() switch
    {
        [] => "",
        [var one] => $"'{one}'",
        [.. var others, var end] => $"{List(others)} {last} '{end}'",
    };

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
