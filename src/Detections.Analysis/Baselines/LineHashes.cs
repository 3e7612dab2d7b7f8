using System.Security.Cryptography;
using System.Text;
using Detections.Analysis.Text;

namespace Detections.Analysis.Baselines;

/// <summary>The lines of a file, each as a short hash of its words: white space does not count.</summary>
internal sealed class LineHashes(SourceText text)
{
    // A file can be one line with very many findings.
    private readonly Dictionary<int, string> _known = [];

    /// <summary>Those of a file that is not at hand.</summary>
    public static LineHashes None => new(new SourceText("", ""));

    /// <param name="line">Counts from 0; one behind the end is an empty line, for a file that was not read has no text.</param>
    public string Of(int line)
    {
        if (!_known.TryGetValue(line, out var hash))
            _known.Add(line, hash = HashOf(line < text.LineCount ? text.Substring(text.LineSpan(line)) : ""));
        return hash;
    }

    private static string HashOf(string line)
    {
        var words = string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..16];
    }
}
