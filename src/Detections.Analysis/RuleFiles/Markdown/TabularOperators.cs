using System.Collections.Frozen;

namespace Detections.Analysis.RuleFiles.Markdown;

/// <summary>The tabular operators that can follow a pipe, as far as they tell KQL from other languages with pipes.</summary>
internal static class TabularOperators
{
    // Names no shell or search language uses in the same way.
    private static readonly FrozenSet<string> Unmistakable = new[]
    {
        "as", "assert-schema", "distinct", "evaluate", "extend", "facet", "fork",
        "graph-mark-components", "graph-match", "graph-shortest-paths", "graph-to-table", "invoke", "lookup",
        "macro-expand", "make-graph", "make-series", "mv-apply", "mv-expand", "mvexpand", "parse", "parse-kv",
        "parse-where", "partition", "project", "project-away", "project-by-names", "project-keep", "project-rename",
        "project-reorder", "reduce", "render", "sample-distinct", "scan", "summarize", "top-hitters",
        "top-nested", "union",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether an operator with the beginning of its arguments stands here, just behind a pipe.</summary>
    public static bool StartsHere(KqlScanner scanner)
    {
        var name = scanner.TakeOperatorName();
        return name switch
        {
            "where" or "filter" => IsPredicate(scanner),
            "sort" or "order" => scanner.TakeWord() is "by",
            "top" => IsTop(scanner),
            "take" or "limit" or "sample" => IsArgument(scanner.Current),
            "join" => scanner.Current == '(' || KqlScanner.IsWordStart(scanner.Current),
            "search" => scanner.Current is '"' or '\'' or '*' or '(' || KqlScanner.IsWordStart(scanner.Current),
            "count" => scanner.IsAtEnd || scanner.Current is '|' or ')' or '}' or ';' || scanner.TakeWord() is "as",
            "consume" or "getschema" or "serialize" => true,
            _ => Unmistakable.Contains(name.ToString()) && scanner.Current != '|',
        };
    }

    // PowerShell: where Name -eq x, where { $_.Name }; Markdown tables and usage texts: where |.
    private static bool IsPredicate(KqlScanner scanner)
    {
        if (!IsArgument(scanner.Current) && scanner.Current is not '"' and not '\'' and not '@' and not '[' and not '*' and not '-')
            return false;
        scanner.SkipElement();
        return !(scanner.Take('-') && scanner.TakeWord() is
            "eq" or "ne" or "gt" or "ge" or "lt" or "le" or "like" or "notlike" or "match" or "notmatch" or "in" or "contains" or "is");
    }

    // top 10 by X, top Limit by X, top toint(10) by X
    private static bool IsTop(KqlScanner scanner)
    {
        if (!IsArgument(scanner.Current))
            return false;
        scanner.SkipElement();
        while (!scanner.IsAtEnd && scanner.Current is not '|' and not ';')
        {
            if (!KqlScanner.IsWordStart(scanner.Current))
                scanner.SkipElement();
            else if (scanner.TakeWord() is "by")
                return true;
        }
        return false;
    }

    private static bool IsArgument(char unit) => char.IsAsciiDigit(unit) || unit == '(' || KqlScanner.IsWordStart(unit);
}
