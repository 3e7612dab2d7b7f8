using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Detections.Kusto.Schema;

namespace Detections.Kusto.Engine;

/// <summary>
/// Answers of the engine in a folder, one file each. Its name is a hash of what the answer follows from: the engine, the
/// query, and the part of the schema that was sent. A file that is damaged counts as none, and several builds may use the folder
/// at once. Safe to share between threads.
/// </summary>
/// <param name="folder">Full path of the folder; made with the first answer.</param>
/// <param name="engine">The engine, as <see cref="EngineIdentity"/> tells it from others.</param>
internal sealed class AnswerFolder(string folder, string engine)
{
    private const string Extension = ".answer";

    // A file begins with a checksum; the packed answer follows.
    private const int HeadLength = SHA256.HashSizeInBytes;

    private int _added;
    private string? _problem;

    /// <summary>Why answers could not be kept; null where nothing went wrong.</summary>
    public string? Problem => _problem;

    /// <summary>The name an answer is kept under.</summary>
    public string KeyOf(string query, SchemaSubset schema)
    {
        // What is sent to a worker that knows nothing yet. The limits do not count, for failures are not kept.
        var request = new RequestWriter().Write(query, schema, TimeSpan.Zero);
        return Convert.ToHexString(SHA256.HashData([.. Encoding.UTF8.GetBytes(engine), .. request]));
    }

    /// <summary>The answer kept under <paramref name="key"/>, or null.</summary>
    public byte[]? Find(string key)
    {
        try
        {
            var path = PathOf(key);
            if (!File.Exists(path))
                return null;
            var content = File.ReadAllBytes(path);
            if (content.Length < HeadLength || !content.AsSpan(0, HeadLength).SequenceEqual(Checksum(key, content.AsSpan(HeadLength))))
                return null;
            using var packed = new DeflateStream(new MemoryStream(content, HeadLength, content.Length - HeadLength), CompressionMode.Decompress);
            using var answer = new MemoryStream();
            packed.CopyTo(answer);
            Touch(path);
            return answer.ToArray();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Keeps an answer. Where that is not possible it only costs the next build time.</summary>
    public void Keep(string key, byte[] answer)
    {
        if (_problem is not null)
            return;
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(answer);
        try
        {
            Directory.CreateDirectory(folder);
            AtomicFile.Write(PathOf(key), [.. Checksum(key, packed.ToArray()), .. packed.ToArray()]);
            Interlocked.Increment(ref _added);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Interlocked.CompareExchange(ref _problem, error.Message, null);
        }
    }

    /// <summary>Takes out the answers that were not asked for the longest time, until the others have at most so many bytes together.</summary>
    public void Trim(long mostBytes)
    {
        if (_added == 0)
            return;
        try
        {
            // A file of a build that was ended in the middle of writing is one of them.
            var left = mostBytes;
            foreach (var file in new DirectoryInfo(folder).GetFiles("*" + Extension + "*").OrderByDescending(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal))
            {
                left -= file.Length;
                if (left < 0)
                    file.Delete();
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Another build does the same at this moment, or the next one will.
        }
    }

    // When it was last asked for, which Trim goes by. A folder that can only be read is one to read from, too.
    private static void Touch(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }

    private string PathOf(string key) => Path.Combine(folder, key + Extension);

    private static byte[] Checksum(string key, ReadOnlySpan<byte> packed) => SHA256.HashData([.. Encoding.UTF8.GetBytes(key), .. packed]);
}
