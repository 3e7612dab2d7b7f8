using System.Text.RegularExpressions;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Semantics.Attack;

/// <summary>Reads links to the page of a technique: <c>https://attack.mitre.org/techniques/T1021/006/</c>. All others are left alone.</summary>
internal static partial class AttackLink
{
    /// <summary>The address a cell holds, as it is or as the target of <c>[text](address)</c>; null where it holds none.</summary>
    public static Located<string>? In(SourceText file, Located<string> cell)
    {
        if (file.Content.AsSpan(cell.Span.End).StartsWith("]("))
        {
            var start = cell.Span.End + 2;
            var length = file.Content.AsSpan(start).IndexOfAny(") \t\r\n");
            return length > 0 ? new Located<string>(file.Content.Substring(start, length), new TextSpan(start, length)) : null;
        }
        var isAddress = cell.Value.StartsWith("http", StringComparison.OrdinalIgnoreCase) && file.Substring(cell.Span) == cell.Value;
        return isAddress ? cell : null;
    }

    /// <summary>The id of the technique whose page a link leads to, and where the link says it; null for any other link.</summary>
    public static Located<string>? TechniqueOf(Located<string> link) => Page().Match(link.Value) is { Success: true } page
        ? new Located<string>(page.Groups[1].Value.Replace('/', '.'), new TextSpan(link.Span.Start + page.Groups[1].Index, page.Groups[1].Length))
        : null;

    /// <summary>The part of its address that is a technique's own: <c>T1021/006</c>.</summary>
    public static string PathOf(AttackTechnique technique) => technique.Id.Replace('.', '/');

    [GeneratedRegex(@"\Ahttps?://attack\.mitre\.org/techniques/(T[0-9]{4}(?:/[0-9]{3})?)/?(?:[#?].*)?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Page();
}
