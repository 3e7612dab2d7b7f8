using System.Net;
using Detections.Analysis.Reporting;
using Detections.Catalog.Site;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Catalog.Tests.Site;

internal sealed class HtmlTests
{
    [Test]
    public void A_text_in_a_hole_is_no_markup()
    {
        var title = "<script>alert('1')</script> & \"more\"";

        var html = Html.Of($"""<a title="{title}">{title}</a>""");

        const string Encoded = "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;more&quot;";
        Assert.That(html.ToString(), Is.EqualTo($"""<a title="{Encoded}">{Encoded}</a>"""));
    }

    [Test]
    public void A_piece_of_HTML_in_a_hole_stays_one()
    {
        var items = new[] { "a", "<b>" }.Select(text => Html.Of($"<li>{text}</li>"));

        Assert.That(Html.Of($"<ul>{items}</ul>{Html.Empty}").ToString(), Is.EqualTo("<ul><li>a</li><li>&lt;b&gt;</li></ul>"));
    }

    [Test]
    public void What_does_more_than_be_seen_is_replaced() => Assert.That(Html.Text("a\0b\u001bc\n\u202Ed").ToString(), Is.EqualTo("a\uFFFDb\uFFFDc\n\uFFFDd"));

    [Test]
    public void Every_text_can_be_read_back_and_holds_no_markup() =>
        Check.QuickThrowOnFailure(Prop.ForAll((NonNull<string> text) =>
        {
            var encoded = Html.Text(text.Get).ToString();
            return WebUtility.HtmlDecode(encoded) == ShownText.Of(text.Get) && encoded.IndexOfAny(['<', '>', '"', '\'']) < 0;
        }));
}
