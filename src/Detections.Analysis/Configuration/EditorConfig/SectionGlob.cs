using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Detections.Analysis.Configuration.EditorConfig;

/// <summary>Tells whether a section holds for a file.</summary>
/// <remarks>
/// <c>*</c> is any text without a <c>/</c>, <c>**</c> any text, <c>?</c> one unit, <c>[abc]</c> and <c>[!abc]</c> a unit in or not in a
/// set, <c>{a,b}</c> a choice, <c>{3..9}</c> a number in a range, <c>\</c> takes the meaning from the unit behind it. A name without a
/// <c>/</c> is looked for in all folders.
/// </remarks>
public sealed class SectionGlob
{
    private readonly Regex _pattern;
    private readonly ImmutableArray<(int Low, int High)> _ranges;

    private SectionGlob(Regex pattern, ImmutableArray<(int Low, int High)> ranges)
    {
        _pattern = pattern;
        _ranges = ranges;
    }

    /// <summary>The glob of a section's name, or null for a name that is none: such a section holds for no file.</summary>
    public static SectionGlob? TryCreate(string name)
    {
        if (SectionGlobReader.Read(name) is not { } reading)
            return null;
        try
        {
            // Linear in the length of the path, whatever a stranger has written.
            var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
            return new SectionGlob(new Regex(reading.Pattern, options), reading.Ranges);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            // A set whose bounds are the wrong way round, or a name of thousands of choices.
            return null;
        }
    }

    /// <param name="path">The path below the folder of the section's file, from its <c>/</c> on.</param>
    public bool Matches(string path)
    {
        if (_ranges.IsEmpty)
            return _pattern.IsMatch(path);
        var match = _pattern.Match(path);
        return match.Success && !_ranges.Where((range, index) => !IsWithin(match.Groups[index + 1].ValueSpan, range)).Any();
    }

    private static bool IsWithin(ReadOnlySpan<char> digits, (int Low, int High) range) =>
        int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= range.Low && number <= range.High;
}
