using Detections.Analysis.Semantics.Literals;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Semantics.Literals;

internal sealed class RegexReaderTests
{
    // Parts that RE2 and Rust take, each on its own and beside any other.
    private static readonly string[] Parts =
    [
        "a", "Z", "0", " ", "_", "-", "\"", "/", "é", "\U0001F600", ".", "^", "$", @"\.", @"\\", @"\d", @"\W", @"\b", @"\x41", @"\x{1F600}", @"\p{Greek}", @"\pL", @"\n",
        "[a-z]", "[^a-z0-9_]", "[]a]", "[^]]", @"[\]]", @"[\\/]", @"[\w.-]", "[a-]", "[-a]", "(a)", "(?:a|b)", "(?i)", "(?P<n>a)", "(?i:a)", "()",
    ];

    private static Arbitrary<string> Patterns =>
        (from parts in Gen.Elements(Parts).ListOf()
         from counts in Gen.Elements("", "", "*", "+?", "?", "{2}", "{2,}", "{2,5}?").ListOf(parts.Count)
         from between in Gen.Elements("", "", "|").ListOf(parts.Count)
         select string.Concat(parts.Select((part, i) => part is "(?i)" ? part : part + counts[i] + between[i]))).ToArbitrary();

    [Test]
    public void What_Kusto_takes_has_no_fault() =>
        Prop.ForAll(Patterns, pattern => (RegexReader.FaultOf(pattern) is null).Label(pattern)).QuickCheckThrowOnFailure();

    [Test]
    public void An_open_group_behind_it_is_a_fault_of_that_group() =>
        Prop.ForAll(Patterns, pattern => RegexReader.FaultOf(pattern + "(")?.Span.Start == pattern.Length).QuickCheckThrowOnFailure();

    [Test]
    public void Lookahead_is_found_wherever_it_stands() =>
        Prop.ForAll(Patterns, Patterns, (before, behind) => RegexReader.FaultOf($"{before}(?={behind})") is { } fault && fault.Span.Start == before.Length).QuickCheckThrowOnFailure();

    [Test]
    public void Any_text_is_read_to_a_fault_inside_of_it_or_none() =>
        Prop.ForAll(Gen.Elements(@"\[](){}?*+|^$-:=!<>P,13aQx&#".ToCharArray()).ArrayOf().ToArbitrary(), letters =>
        {
            var pattern = new string(letters);
            return RegexReader.FaultOf(pattern) is not { Span: var span } || (span.Length > 0 && span.End <= pattern.Length);
        }).QuickCheckThrowOnFailure();

    [TestCase("(?!x)a", "(?!")]
    [TestCase("a(?<=x)", "(?<=")]
    [TestCase("a(?<!x)", "(?<!")]
    [TestCase("(?>a)", "(?>")]
    [TestCase(@"(a)\1", @"\1")]
    [TestCase(@"a\Z", @"\Z")]
    [TestCase(@"C:\Users", @"\U")]
    [TestCase(@"\Microsoft", @"\M")]
    [TestCase(@"\xerox", @"\x")]
    [TestCase("a)", ")")]
    [TestCase("(a|b", "(")]
    [TestCase("x[a-z", "[")]
    [TestCase("*.exe", "*")]
    [TestCase("a|*", "*")]
    [TestCase("(+a)", "+")]
    [TestCase("{2}", "{2}")]
    [TestCase("a{5,2}", "{5,2}")]
    [TestCase("[z-a]", "z-a")]
    [TestCase(@"a\", @"\")]
    public void A_fault_is_the_smallest_part(string pattern, string part)
    {
        var fault = RegexReader.FaultOf(pattern);

        Assert.That(fault, Is.Not.Null);
        Assert.That(pattern.Substring(fault!.Span.Start, fault.Span.Length), Is.EqualTo(part));
    }

    // RE2 and Rust differ: nested classes, braces that are no count, quoted parts, repeated repetitions, flags.
    [TestCase("[a[b]")]
    [TestCase("[a&&b")]
    [TestCase("a{x}")]
    [TestCase("a{,5}")]
    [TestCase("a**")]
    [TestCase(@"\Q(\E")]
    [TestCase("(?x)a # (")]
    [TestCase(@"\12")]
    [TestCase("(?<name>a)")]
    [TestCase("[[:alpha:]")]
    public void What_one_of_the_two_takes_is_left_alone(string pattern) => Assert.That(RegexReader.FaultOf(pattern), Is.Null);
}
