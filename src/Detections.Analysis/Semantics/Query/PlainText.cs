using System.Text;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Query;

/// <summary>The text of a part of a query, for people to read.</summary>
internal static class PlainText
{
    extension(SyntaxNode node)
    {
        /// <summary>The text on one line, with one blank where the query has any, without comments.</summary>
        public string OnOneLine()
        {
            var text = new StringBuilder();
            foreach (var token in node.Tokens())
            {
                if (text.Length > 0 && token.LeadingTrivia.Length > 0 && !token.IsMissing)
                    text.Append(' ');
                text.Append(token.Text.ReplaceLineEndings(" "));
            }
            return text.ToString();
        }

        /// <summary>The text with its lines and without comments, lines that hold nothing else left out.</summary>
        public string WithoutComments()
        {
            var text = new StringBuilder();
            foreach (var token in node.Tokens())
            {
                if (text.Length > 0)
                    text.Append(Blanks(token.LeadingTrivia));
                text.Append(token.Text);
            }
            return text.ToString().TrimEnd();
        }

        // In the order of the text.
        private IEnumerable<SyntaxToken> Tokens()
        {
            var pending = new Stack<SyntaxElement>([node]);
            while (pending.TryPop(out var next))
            {
                if (next is SyntaxToken token)
                    yield return token;
                else if (next is SyntaxNode inner)
                {
                    for (var i = inner.Children.Length - 1; i >= 0; i--)
                    {
                        if (inner.Children[i] is { } child)
                            pending.Push(child);
                    }
                }
            }
        }
    }

    // Line ends and what stands before the next token; a comment goes up to the end of its line.
    private static string Blanks(string trivia)
    {
        var end = trivia.LastIndexOf('\n');
        return end < 0 ? trivia.Contains("//", StringComparison.Ordinal) ? "" : trivia : "\n" + trivia[(end + 1)..];
    }
}
