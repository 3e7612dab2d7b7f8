using System.Collections.Immutable;

namespace Detections.Analysis.Semantics;

/// <summary>Names in a sentence: <c>'a', 'b' and 'c'</c>.</summary>
internal static class QuotedNames
{
    public static string All(ImmutableArray<string> names) => Join(names, "and");

    public static string Any(ImmutableArray<string> names) => Join(names, "or");

    private static string Join(ImmutableArray<string> names, string last) => names switch
    {
        [] => "",
        [var one] => $"'{one}'",
        [.. var others, var end] => $"{string.Join(", ", others.Select(name => $"'{name}'"))} {last} '{end}'",
    };
}
