using Detections.Catalog.Links;

namespace Detections.Catalog.Tests.Links;

internal sealed class WebAddressTests
{
    [TestCase("https://example.com/a?b=1&c=2", "https://example.com/a?b=1&c=2")]
    [TestCase(" http://example.com/a b<\">", "http://example.com/a%20b%3C%22%3E")]
    public void An_address_on_the_web_is_escaped(string text, string expected) => Assert.That(WebAddress.Of(text), Is.EqualTo(expected));

    [TestCase("javascript:alert(1)")]
    [TestCase(" JavaScript:alert(1)")]
    [TestCase("data:text/html,x")]
    [TestCase("file:///etc/passwd")]
    [TestCase("see page 3")]
    [TestCase("/relative")]
    public void Anything_else_is_no_link(string text) => Assert.That(WebAddress.Of(text), Is.Null);
}
