using Detections.Kusto;

namespace Detections.Analysis.Metadata.Yaml;

/// <summary>The properties of a node, anchor (<c>&amp;name</c>) and tag (<c>!name</c>), which YamlDotNet marks as part of the node.</summary>
internal static class YamlProperties
{
    /// <summary>The rest of <paramref name="node"/> behind its properties and the white space and comments after them.</summary>
    public static TextSpan SkipIn(string content, TextSpan node)
    {
        var position = node.Start;
        while (position < node.End)
        {
            var unit = content[position];
            if (unit is '&' or '!')
                position = SkipUntil(position, IsWhiteSpace);
            else if (unit == '#')
                position = SkipUntil(position, YamlLineEnd.IsAt);
            else if (IsWhiteSpace(content, position))
                position++;
            else
                break;
        }
        return TextSpan.FromBounds(position, node.End);

        int SkipUntil(int from, Func<string, int, bool> ends)
        {
            while (from < node.End && !ends(content, from))
                from++;
            return from;
        }
    }

    private static bool IsWhiteSpace(string content, int position) =>
        content[position] is ' ' or '\t' || YamlLineEnd.IsAt(content, position);
}
