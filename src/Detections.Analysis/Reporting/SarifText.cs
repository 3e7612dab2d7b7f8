using Microsoft.CodeAnalysis.Sarif;
using Newtonsoft.Json;

namespace Detections.Analysis.Reporting;

/// <summary>The bytes of a SARIF log: UTF-8 without a byte order mark and \n on every system, for a log is compared byte by byte.</summary>
internal static class SarifText
{
    public static byte[] Of(SarifLog log, JsonSerializer serializer)
    {
        using var stream = new MemoryStream();
        using (var text = new StreamWriter(stream) { NewLine = "\n" })
        using (var json = new JsonTextWriter(text) { Formatting = Formatting.Indented })
        {
            serializer.Serialize(json, log);
            json.Flush();
            text.WriteLine();
        }
        return stream.ToArray();
    }
}
