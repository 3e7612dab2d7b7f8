using Detections.Analysis.Caching;

namespace Detections.Analysis.Tests.Caching;

internal sealed class ResultKeyTests
{
    [Test]
    public void Parts_that_read_alike_in_a_row_are_told_apart()
    {
        string?[][] all = [["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["abc", null], [null, "abc"], ["", "abc"]];
        Assert.That(all.Select(parts => KeyOf("kind", parts)).Append(KeyOf("kin", "dabc")), Is.Unique);
    }

    [Test]
    public void The_same_parts_give_the_same_key()
    {
        var (first, second) = (KeyOf("kind", "a", null), KeyOf("kind", "a", null));
        Assert.That(second, Is.EqualTo(first).And.Length.EqualTo(64));
    }

    private static string KeyOf(string kind, params string?[] parts)
    {
        using var key = new ResultKey(kind);
        foreach (var part in parts)
            key.Add(part);
        return key.Finish();
    }
}
