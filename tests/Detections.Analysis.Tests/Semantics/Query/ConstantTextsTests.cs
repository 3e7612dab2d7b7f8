using Detections.Analysis.Semantics.Query;
using Detections.Analysis.Tests.Semantics.Events;

namespace Detections.Analysis.Tests.Semantics.Query;

internal sealed class ConstantTextsTests
{
    [TestCase("let x = 'a';", "x", "a")]
    [TestCase("", "'a'", "a")]
    [TestCase("", "@'a\\b'", "a\\b")]
    [TestCase("", "42", "42")]
    [TestCase("", "dynamic(['a', 1])", "a,1")]
    [TestCase("let a = 'a'; let b = a; let c = (b);", "c", "a")]
    [TestCase("let list = datatable(name: string)['a', 'b'];", "list", "a,b")]
    [TestCase("let list = datatable(name: string, id: long)['a', 1];", "list", null)]
    [TestCase("let x = toscalar(DeviceInfo | count);", "x", null)]
    [TestCase("let x = strcat('a', 'b');", "x", null)]
    [TestCase("", "dynamic({'a': 1})", null)]
    [TestCase("", "DeviceId", null)]
    public async Task An_expression_has_the_texts_it_states(string lets, string expression, string? texts)
    {
        var query = await ReadText.BindAsync($"{lets} DeviceInfo | where DeviceName in ({expression})");
        var list = query.Root.DescendantsAndSelf().Last(node => node.Kind == "InExpression").Node("Right")!;

        var found = new ConstantTexts(new LetBindings(query.Root)).Of(list, CallFrame.Query);

        Assert.That(found is { } known ? string.Join(',', known.Select(one => one.Text)) : null, Is.EqualTo(texts));
    }
}
