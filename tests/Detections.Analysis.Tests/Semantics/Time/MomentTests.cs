using System.Globalization;
using Detections.Analysis.Semantics.Query;
using Detections.Analysis.Semantics.Time;
using Detections.Analysis.Tests.Semantics.Events;
using Detections.Kusto.Syntax;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Semantics.Time;

internal sealed class MomentTests
{
    [TestCase("", "1d", "1.00:00:00")]
    [TestCase("", "timespan(02:30:00)", null)]
    [TestCase("", "time(1d)", "1.00:00:00")]
    [TestCase("", "timespan(2.03:04:05)", null)]
    [TestCase("", "timespan(36h)", "1.12:00:00")]
    [TestCase("", "timespan('1.00:00:00')", null)]
    [TestCase("", "timespan(5)", null)]
    [TestCase("", "1.5h", "01:30:00")]
    [TestCase("", "3min", "00:03:00")]
    [TestCase("", "2days", "2.00:00:00")]
    [TestCase("", "timespan(null)", null)]
    [TestCase("", "2*1d", "2.00:00:00")]
    [TestCase("", "1d / 4 + 30m", "06:30:00")]
    [TestCase("", "(14d - 2 * (1d))", "12.00:00:00")]
    [TestCase("", "-1d", "-1.00:00:00")]
    [TestCase("", "0.5 * 1h", "00:30:00")]
    [TestCase("let d = 1d; let n = 3; let e = d * n;", "e", "3.00:00:00")]
    [TestCase("", "1d * (5 / 2)", null)]
    [TestCase("", "1d / 0", null)]
    [TestCase("", "1d / 1h", null)]
    [TestCase("", "3", null)]
    [TestCase("let d = toscalar(DeviceInfo | summarize max(now() - Timestamp));", "d", null)]
    public async Task A_duration_is_what_the_query_states(string lets, string expression, string? expected)
    {
        var (value, bindings) = await ReadAsync(lets, expression);

        Assert.That(new ConstantDurations(bindings).Of(value)?.Value, Is.EqualTo(expected is null ? null : TimeSpan.Parse(expected, CultureInfo.InvariantCulture)));
    }

    [TestCase("ago(1d)", "1.00:00:00", "1.00:00:00")]
    [TestCase("now()", "00:00:00", "00:00:00")]
    [TestCase("now(-2h)", "02:00:00", "02:00:00")]
    [TestCase("now() - 7d", "7.00:00:00", "7.00:00:00")]
    [TestCase("ago(7d) + 1d", "6.00:00:00", "6.00:00:00")]
    [TestCase("startofday(ago(7d))", "7.00:00:00", "8.00:00:00")]
    [TestCase("endofday(ago(7d))", "6.00:00:00", "7.00:00:00")]
    [TestCase("bin(now(), 1h)", "00:00:00", "01:00:00")]
    [TestCase("datetime(2026-01-01)", null, null)]
    [TestCase("startofmonth(now())", null, null)]
    public async Task A_moment_lies_between_two_times_before_the_run(string expression, string? least, string? most)
    {
        var (value, bindings) = await ReadAsync("", expression);

        var moment = new Moments(bindings, new ConstantDurations(bindings)).Of(value);

        Assert.That(moment is null ? null : $"{moment.Least:c} {moment.Most:c}", Is.EqualTo(least is null ? null : $"{TimeSpan.Parse(least, null):c} {TimeSpan.Parse(most!, null):c}"));
    }

    [Test]
    public async Task A_name_that_stands_for_ever_longer_sums_is_not_read_to_its_end()
    {
        var lets = string.Concat(Enumerable.Range(1, 40).Select(i => string.Create(CultureInfo.InvariantCulture, $"let a{i} = a{i - 1} + a{i - 1};\n")));
        var (value, bindings) = await ReadAsync("let a0 = 1d;\n" + lets, "a40");

        Assert.That(new ConstantDurations(bindings).Of(value), Is.Null);
    }

    [Test]
    public async Task Arithmetic_of_durations_is_that_of_TimeSpan()
    {
        var sums = Gen.Sample(Sums(4), 40, 20).ToList();
        var lets = string.Concat(sums.Select((sum, i) => string.Create(CultureInfo.InvariantCulture, $"let x{i} = {sum.Text};\n")));
        var query = await ReadText.BindAsync($"{lets}DeviceInfo | where Timestamp > ago(x0)");
        var bindings = new LetBindings(query.Root);

        Assert.That(
            bindings.All.Select(binding => new ConstantDurations(bindings).Of(binding.Expression)?.Value),
            Is.EqualTo(sums.Select(sum => (TimeSpan?)sum.Value)));
    }

    private static Gen<(string Text, TimeSpan Value)> Sums(int depth)
    {
        var literal =
            from number in Gen.Choose(1, 30)
            from unit in Gen.Elements("m", "h", "d")
            select (Invariant($"{number}{unit}"), unit switch { "m" => TimeSpan.FromMinutes(number), "h" => TimeSpan.FromHours(number), _ => TimeSpan.FromDays(number) });
        if (depth == 0)
            return literal;
        var part = Sums(depth - 1);
        return Gen.OneOf(
            literal,
            from one in part from other in part select ($"({one.Text} + {other.Text})", one.Value + other.Value),
            from one in part from other in part select ($"({one.Text} - {other.Text})", one.Value - other.Value),
            from one in part from times in Gen.Choose(1, 5) select (Invariant($"{times} * {one.Text}"), one.Value * times));
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static async Task<(SyntaxNode Value, LetBindings Bindings)> ReadAsync(string lets, string expression)
    {
        var query = await ReadText.BindAsync($"{lets} print x = {expression}");
        return (query.Root.DescendantsAndSelf().Last(node => node.Kind == SyntaxKinds.SimpleNamedExpression).Node("Expression")!, new LetBindings(query.Root));
    }
}
