using System.Text.RegularExpressions;

namespace Detections.Analysis.Diagnostics;

/// <summary>The numbers of lines in messages: they change with every line that is put in above, and the finding stays the same.</summary>
internal static partial class LineNumbers
{
    public static string Remove(string message) => LineNumber().Replace(message, "line");

    // As Location.InWords writes it.
    [GeneratedRegex(@"\bline \d+\b")]
    private static partial Regex LineNumber();
}
