using System.Text.Json;

namespace Detections.Catalog.Site;

/// <summary>Data as JavaScript. The encoder leaves ASCII alone in it, without brackets and ampersands: it ends no script and no string.</summary>
internal static class ScriptText
{
    /// <summary>An array of texts, one on a line.</summary>
    public static string Lines(IEnumerable<string> texts) => $"[\n{string.Join(",\n", texts.Select(text => JsonSerializer.Serialize(text)))}\n]";
}
