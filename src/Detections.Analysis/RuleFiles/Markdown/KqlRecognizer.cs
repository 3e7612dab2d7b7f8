namespace Detections.Analysis.RuleFiles.Markdown;

/// <summary>
/// Tells KQL from other text by its structure. Strict on purpose: a query that is not recognized can be labelled,
/// while prose or a shell pipeline taken for a query would get findings that are wrong.
/// </summary>
internal static class KqlRecognizer
{
    /// <summary>
    /// Whether the text is a query: <c>let</c> and <c>set</c> statements, if any, then a source (a table, a call, or an
    /// operator that needs no input) and at least one <c>| operator</c>. Management commands, fragments that begin
    /// with a pipe and lists of <c>let</c> statements are no queries.
    /// </summary>
    public static bool IsKql(string text)
    {
        var scanner = new KqlScanner(text);
        scanner.SkipTrivia();
        var sawPipeline = false;
        while (true)
        {
            var statement = scanner;
            if (scanner.Take(';'))
                continue;
            if (!TryTakePreamble(ref scanner))
                return IsTabularStatement(statement, sawPipeline);
            sawPipeline |= SkipStatement(ref scanner);
        }
    }

    private static bool TryTakePreamble(ref KqlScanner scanner)
    {
        switch (scanner.TakeWord())
        {
            case "let":
                return !scanner.TakeWord().IsEmpty && scanner.Current == '=';
            case "set":
                return !scanner.TakeWord().IsEmpty && scanner.Current is '=' or ';';
            case "declare":
                return scanner.TakeWord() is "query_parameters" or "pattern" && !scanner.IsAtEnd;
            case "alias":
                return scanner.TakeWord() is "database";
            case "restrict":
                return scanner.TakeWord() is "access";
            default:
                return false;
        }
    }

    private static bool IsTabularStatement(KqlScanner scanner, bool sawPipeline)
    {
        while (scanner.Take('(')) { }

        var beforeSource = scanner;
        switch (scanner.TakeWord())
        {
            case "union" or "find" or "print" or "range" or "datatable" or "externaldata":
                return SkipStatement(ref scanner) || sawPipeline;
            case "search":
                return IsSearchCondition(scanner) && (SkipStatement(ref scanner) || sawPipeline);
        }

        scanner = beforeSource;
        if (!TryTakeSource(ref scanner, ref sawPipeline))
            return false;
        while (scanner.Take(')')) { }
        if (scanner.Take('|'))
            return TabularOperators.StartsHere(scanner);
        return sawPipeline && (scanner.IsAtEnd || scanner.Current == ';');
    }

    // Splunk's search takes bare words and field=value; Kusto's needs a string, a star, or one of these.
    private static bool IsSearchCondition(KqlScanner scanner) =>
        scanner.Current is '"' or '\'' or '*' or '(' || scanner.TakeWord() is "in" or "kind";

    // T, ['a table'], f(x), workspace("x").T, arg("").Resources
    private static bool TryTakeSource(ref KqlScanner scanner, ref bool sawPipeline)
    {
        do
        {
            if (KqlScanner.IsWordStart(scanner.Current))
                scanner.TakeWord();
            else if (scanner.Current == '[')
                SkipBrackets(ref scanner);
            else
                return false;

            if (scanner.Current == '(')
                sawPipeline |= SkipBrackets(ref scanner);
        } while (scanner.Take('.'));
        return true;
    }

    /// <summary>Steps behind the semicolon that ends the statement; says whether a pipe and an operator were seen.</summary>
    private static bool SkipStatement(ref KqlScanner scanner)
    {
        var sawPipeline = false;
        var depth = 0;
        while (!scanner.IsAtEnd)
        {
            if (depth <= 0 && scanner.Take(';'))
                break;
            sawPipeline |= SkipElement(ref scanner, ref depth);
        }
        return sawPipeline;
    }

    private static bool SkipBrackets(ref KqlScanner scanner)
    {
        var sawPipeline = false;
        var depth = 0;
        do
        {
            sawPipeline |= SkipElement(ref scanner, ref depth);
        } while (depth > 0 && !scanner.IsAtEnd);
        return sawPipeline;
    }

    private static bool SkipElement(ref KqlScanner scanner, ref int depth)
    {
        if (scanner.Take('|'))
            return TabularOperators.StartsHere(scanner);
        if (scanner.Current is '(' or '[' or '{')
            depth++;
        else if (scanner.Current is ')' or ']' or '}')
            depth--;
        scanner.SkipElement();
        return false;
    }
}
