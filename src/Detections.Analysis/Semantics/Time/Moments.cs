using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Time;

/// <summary>A moment before the run of the query.</summary>
/// <param name="Least">How long before the run it is at least.</param>
/// <param name="Most">How long before the run it is at most: more than <paramref name="Least"/> where it is the start of a day or such.</param>
/// <param name="Place">The duration that says so; the whole expression where several do.</param>
internal sealed record Moment(TimeSpan Least, TimeSpan Most, SyntaxNode Place);

/// <summary>The moments that an expression can only be: <c>ago(14d)</c>, <c>now() - 2*1d</c>, <c>startofday(ago(7d))</c>, and names that stand for them.</summary>
internal sealed class Moments(LetBindings bindings, ConstantDurations durations)
{
    private const int MaxDepth = 100;

    // Longer ones are those of no log.
    private static readonly TimeSpan Max = TimeSpan.FromDays(36500);

    /// <summary>The moment of an expression; null where it is none that is so and so long before the run, or not known.</summary>
    public Moment? Of(SyntaxNode expression) => Read(expression, 0);

    /// <summary>The moment so and so long after another one; null where one of the two is not known.</summary>
    public Moment? After(SyntaxNode moment, SyntaxNode duration) =>
        Of(moment) is { } start && durations.Of(duration) is { } length ? Moved(start, -length.Value, length.Place) : null;

    private Moment? Read(SyntaxNode node, int depth)
    {
        if (depth > MaxDepth)
            return null;
        return node.Kind switch
        {
            SyntaxKinds.ParenthesizedExpression => node.Node("Expression") is { } inner ? Read(inner, depth + 1) : null,
            SyntaxKinds.NameReference => bindings.Find(node.ReferencedSymbol) is { } binding ? Read(binding.Expression, depth + 1) : null,
            SyntaxKinds.FunctionCallExpression => OfCall(node, depth),
            SyntaxKinds.AddExpression => Sum(node, depth, sign: -1),
            SyntaxKinds.SubtractExpression => Sum(node, depth, sign: 1),
            _ => null,
        };
    }

    private Moment? OfCall(SyntaxNode call, int depth) => (call.Node("Name")?.NameText(), call.Arguments().ToList()) switch
    {
        ("ago", [var duration]) => durations.Of(duration) is { } stated ? At(stated.Value, stated.Place) : null,
        ("now", []) => new Moment(TimeSpan.Zero, TimeSpan.Zero, call),
        ("now", [var duration]) => durations.Of(duration) is { } stated ? At(-stated.Value, stated.Place) : null,
        ("startofday", [var of]) => Earlier(Read(of, depth + 1), TimeSpan.FromDays(1)),
        ("startofweek", [var of]) => Earlier(Read(of, depth + 1), TimeSpan.FromDays(7)),
        ("bin" or "floor", [var of, var size]) => durations.Of(size) is { Value: var width } && width > TimeSpan.Zero ? Earlier(Read(of, depth + 1), width) : null,
        ("endofday", [var of]) => Later(Read(of, depth + 1), TimeSpan.FromDays(1)),
        ("todatetime", [var of]) => Read(of, depth + 1),
        _ => null,
    };

    private Moment? Sum(SyntaxNode node, int depth, int sign) =>
        node.Node("Left") is { } left && node.Node("Right") is { } right && Read(left, depth + 1) is { } moment && durations.Of(right) is { } by
            ? Moved(moment, by.Value * sign, moment.Most == TimeSpan.Zero ? by.Place : node)
            : null;

    private static Moment? Moved(Moment moment, TimeSpan before, SyntaxNode place) =>
        before.Duration() > Max ? null : new Moment(moment.Least + before, moment.Most + before, place);

    private static Moment? At(TimeSpan before, SyntaxNode place) => before.Duration() > Max ? null : new Moment(before, before, place);

    private static Moment? Earlier(Moment? moment, TimeSpan by) => moment is null || by > Max ? null : moment with { Most = moment.Most + by };

    private static Moment? Later(Moment? moment, TimeSpan by) => moment is null ? null : moment with { Least = moment.Least - by };
}
