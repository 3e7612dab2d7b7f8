using System.Text.RegularExpressions;
using Detections.Analysis.Text;
using Detections.Kusto;
using Markdig.Syntax;

namespace Detections.Analysis.RuleFiles.Markdown;

/// <summary>A comment that begins or ends a generated section: <c>&lt;!-- detections:generated stages --&gt;</c>, <c>&lt;!-- /detections:generated --&gt;</c>.</summary>
/// <param name="Line">Its line, counted from 0: it has that for itself.</param>
/// <param name="Name">What the section shows; of a closing comment its text.</param>
/// <param name="IsOpening">Whether it begins a section.</param>
internal sealed partial record SectionMarker(int Line, Located<string> Name, bool IsOpening)
{
    /// <summary>The marker that a block is; null for any other block.</summary>
    public static SectionMarker? Of(SourceText file, Block block)
    {
        if (block is not HtmlBlock { Type: HtmlBlockType.Comment })
            return null;
        var line = file.LineSpan(block.Line);
        var match = Marker().Match(file.Substring(line));
        if (!match.Success)
            return null;
        var (close, open, name) = (match.Groups["close"], match.Groups["open"], match.Groups["name"]);
        var shown = close.Success ? close : name.Success ? name : open;
        var text = open.Success && !name.Success ? "" : shown.Value;
        return new SectionMarker(block.Line, new Located<string>(text, new TextSpan(line.Start + shown.Index, shown.Length)), open.Success);
    }

    [GeneratedRegex(@"^\s*<!--\s*(?:(?<close>/detections:generated)|(?<open>detections:generated)(?:\s+(?<name>\S.*?))?)\s*-->\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Marker();
}
