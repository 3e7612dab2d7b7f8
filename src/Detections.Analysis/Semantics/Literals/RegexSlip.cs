using System.Text.RegularExpressions;
using Detections.Kusto;

namespace Detections.Analysis.Semantics.Literals;

/// <summary>A part of a regular expression that looks like a class or a count and is none.</summary>
/// <param name="Span">The part of the pattern.</param>
/// <param name="Is">What it is instead, as a part of a sentence.</param>
/// <param name="Instead">What was meant.</param>
internal sealed partial record RegexSlip(TextSpan Span, string Is, string Instead)
{
    private const string NoClass = "no class, since the backslash makes its bracket a plain sign";
    private const string NoCount = "no count and taken for these signs or refused";

    /// <summary>The slips in a pattern that Kusto takes, in its order.</summary>
    public static IEnumerable<RegexSlip> AllIn(string pattern)
    {
        for (var position = 0; position < pattern.Length;)
        {
            switch (pattern[position])
            {
                case '\\':
                    if (EscapedClass().Match(pattern, position) is { Success: true } written && written.Index == position)
                        yield return new RegexSlip(new TextSpan(position, written.Length), NoClass, $"'{written.Value[1..]}', or @\"\\{written.Value}\" to ask for a backslash before it");
                    position += RegexEscape.LengthAt(pattern, position);
                    break;
                case '[':
                    if (RegexClass.Read(pattern, position).End is not { } end)
                        yield break;
                    position = end;
                    break;
                case '{' when RangeInBraces().Match(pattern, position) is { Success: true } braces && braces.Index == position:
                    yield return new RegexSlip(new TextSpan(position, braces.Length), NoCount, $"'{braces.Value.Replace('-', ',')}'");
                    position += braces.Length;
                    break;
                default:
                    position++;
                    break;
            }
        }
    }

    // \[0-9]{10}: only a class has ranges and is repeated.
    [GeneratedRegex(@"\G\\\[[A-Za-z0-9_]*[A-Za-z0-9]-[A-Za-z0-9][A-Za-z0-9_-]{0,50}\](?:\{[0-9,]{1,10}\}|\+)", RegexOptions.CultureInvariant)]
    private static partial Regex EscapedClass();

    // {1-3}
    [GeneratedRegex(@"\G\{[0-9]{1,4}-[0-9]{1,4}\}", RegexOptions.CultureInvariant)]
    private static partial Regex RangeInBraces();
}
