using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Detections.Analysis.Semantics.Time;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Query;

/// <summary>
/// The text of a part of a query as it would stand without <c>let</c>s, comments and choices of layout: parts that mean the same are the same text. What a name
/// stands for is put in its place.
/// </summary>
internal sealed class ResolvedText
{
    // A 'let' can name another twice, and that another: what is longer is told apart by a hash, so that the whole stays linear in the query.
    private const int MaxLengthOfName = 2_000;
    private const int ShownOfLongName = 200;

    private readonly LetBindings _bindings;
    private readonly Dictionary<SyntaxNode, string> _meanings = new(ReferenceEqualityComparer.Instance);

    public ResolvedText(LetBindings bindings)
    {
        _bindings = bindings;
        // A name can only stand for what ends before it.
        foreach (var binding in bindings.All.OrderBy(binding => binding.Expression.Span.End))
            _meanings[binding.Expression] = Bounded(Of(binding.Expression.WithoutParentheses()));
    }

    /// <summary>The text of a node, on one line.</summary>
    public string Of(SyntaxNode node)
    {
        var text = new StringBuilder();
        SyntaxToken? before = null;
        var isGlued = true;
        var pending = new Stack<SyntaxElement>([node]);
        while (pending.TryPop(out var next))
        {
            var value = ValueOf(next);
            if (value is null && next is SyntaxNode inner)
            {
                foreach (var child in inner.Children.Reverse().OfType<SyntaxElement>())
                    pending.Push(child);
                continue;
            }
            var token = next as SyntaxToken;
            var shown = value ?? token!.Text.ReplaceLineEndings(" ");
            if (shown.Length == 0)
                continue;
            if (!isGlued && !IsGluedToTheLeft(token, before))
                text.Append(' ');
            text.Append(shown);
            isGlued = token is not null && IsGluedToTheRight(token);
            before = token;
        }
        return text.ToString();
    }

    // Null for what is written as its parts are.
    private string? ValueOf(SyntaxElement element) => element switch
    {
        SyntaxNode { Kind: SyntaxKinds.NameReference } name when _bindings.Find(name.ReferencedSymbol) is { } binding && _meanings.TryGetValue(binding.Expression, out var meaning) =>
            NeedsParentheses(binding.Expression.WithoutParentheses()) && !IsDelimited(name) ? $"({meaning})" : meaning,
        SyntaxNode { Kind: SyntaxKinds.StringLiteralExpression, Constant.Value: string text } => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"",
        SyntaxNode { Constant.Value: TimeSpan duration } literal when literal.Kind.EndsWith("LiteralExpression", StringComparison.Ordinal) => DurationText.Of(duration),
        _ => null,
    };

    private static bool NeedsParentheses(SyntaxNode expression) =>
        expression.Kind is SyntaxKinds.PipeExpression or SyntaxKinds.FunctionDeclaration
        || (expression.Kind.EndsWith("Expression", StringComparison.Ordinal) && expression.Node("Left") is not null && expression.Node("Right") is not null);

    // What stands alone between parentheses or commas.
    private static bool IsDelimited(SyntaxNode name) => name.Parent?.Kind is SyntaxKinds.SeparatedElement or SyntaxKinds.ExpressionList or SyntaxKinds.ParenthesizedExpression;

    private static bool IsGluedToTheLeft(SyntaxToken? token, SyntaxToken? before) => token?.Text switch
    {
        ")" or "]" or "," or ";" or "." => true,
        "(" => token.Parent is { Kind: not (SyntaxKinds.ParenthesizedExpression or SyntaxKinds.ExpressionCouple) } parent && (parent.Kind != SyntaxKinds.ExpressionList || parent.Parent?.Kind == SyntaxKinds.FunctionCallExpression),
        "[" => before is not null && token.Parent?.Parent?.Kind == SyntaxKinds.ElementExpression,
        _ => false,
    };

    private static bool IsGluedToTheRight(SyntaxToken token) => token.Text is "(" or "[" or "." || (token.Text == "-" && token.Parent?.Kind == SyntaxKinds.UnaryMinusExpression);

    private static string Bounded(string text) => text.Length <= MaxLengthOfName
        ? text
        : $"{text[..ShownOfLongName]}… #{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6)).ToLowerInvariant()}";
}
