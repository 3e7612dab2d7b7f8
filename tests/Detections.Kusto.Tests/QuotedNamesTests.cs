namespace Detections.Kusto.Tests;

internal sealed class QuotedNamesTests
{
    [TestCase("", "", "")]
    [TestCase("a", "'a'", "'a'")]
    [TestCase("a b", "'a' and 'b'", "'a' or 'b'")]
    [TestCase("a b c", "'a', 'b' and 'c'", "'a', 'b' or 'c'")]
    public void Names_are_joined_as_in_a_sentence(string names, string all, string any)
    {
        var list = names.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        Assert.That((QuotedNames.All(list), QuotedNames.Any(list)), Is.EqualTo((all, any)));
    }

    [TestCase(3, "'a', 'b' and 'c'")]
    [TestCase(2, "'a', 'b' and more")]
    [TestCase(1, "'a' and more")]
    public void A_long_list_is_not_read_out(int most, string expected) =>
        Assert.That(QuotedNames.All(["a", "b", "c"], most), Is.EqualTo(expected));
}
