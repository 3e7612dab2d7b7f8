using System.Collections.Frozen;

namespace Detections.Catalog.Kql;

/// <summary>The words of KQL that are set off.</summary>
internal static class KqlWords
{
    /// <summary>Most hyphens in one of them (<c>graph-to-table</c>).</summary>
    public const int MostHyphens = 2;

    private static readonly FrozenSet<string> Keywords =
        """
        let set declare query_parameters pattern restrict access to materialize
        as consume count datatable distinct evaluate extend externaldata facet find fork getschema invoke join limit lookup make-series mv-apply
        mv-expand order parse parse-kv parse-where partition print project project-away project-keep project-rename project-reorder range
        reduce render sample sample-distinct scan search serialize sort summarize take top top-hitters top-nested union where filter
        graph-match graph-to-table make-graph
        and or not between !between in !in in~ !in~ has !has has_cs !has_cs has_all has_any hasprefix !hasprefix hassuffix !hassuffix
        hasprefix_cs hassuffix_cs !hasprefix_cs !hassuffix_cs
        contains !contains contains_cs !contains_cs startswith !startswith startswith_cs !startswith_cs endswith !endswith endswith_cs
        !endswith_cs matches regex like !like
        by on with from step default asc desc nulls first last kind hint of isfuzzy withsource inner innerunique leftouter rightouter fullouter
        leftanti leftantisemi leftsemi rightanti rightantisemi rightsemi anti
        true false null bool datetime decimal double dynamic guid int long real string time timespan typeof
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);


    public static bool IsKeyword(string word) => Keywords.Contains(word);
}
