using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Reporting;

/// <summary>
/// Recognizes a finding in the log of a later commit. It counts what is found, not where in the file:
/// text put in above a finding does not make it a new one.
/// </summary>
/// <remarks>
/// GitHub reads only its own <c>primaryLocationLineHash</c>, which its upload action computes from the checked out
/// files; this key is for every other reader.
/// </remarks>
internal sealed class SarifFingerprints
{
    public const string Key = "detections/v1";

    private readonly Dictionary<string, int> _occurrences = new(StringComparer.Ordinal);

    /// <param name="path">The path of the finding's file as the log shows it.</param>
    /// <param name="diagnostic">The finding. Equal ones of a file are told apart by their order.</param>
    public string Next(string path, Diagnostic diagnostic)
    {
        var content = $"{diagnostic.Id}\n{path}\n{diagnostic.Message}";
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..32];
        var occurrence = _occurrences[hash] = _occurrences.GetValueOrDefault(hash) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{hash}:{occurrence}");
    }
}
