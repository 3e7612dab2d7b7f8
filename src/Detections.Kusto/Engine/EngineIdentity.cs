using System.Security.Cryptography;
using System.Text;

namespace Detections.Kusto.Engine;

/// <summary>Tells one version of the engine and its host from another, on every machine alike.</summary>
public static class EngineIdentity
{
    /// <summary>A hash, in hexadecimal digits, of every file the engine is loaded from.</summary>
    /// <returns>Null where a file cannot be read; the engine will not start then either.</returns>
    public static string? Of(string hostFolder)
    {
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var file in HostProcess.Files(hostFolder))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file) + "\n"));
                hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
            }
            return Convert.ToHexString(hash.GetHashAndReset());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
