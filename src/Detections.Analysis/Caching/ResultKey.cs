using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Detections.Analysis.Caching;

/// <summary>
/// A hash over all that a result follows from. It is one that nobody can find a second text for: rules come from strangers,
/// and their files must not be taken for others.
/// </summary>
public sealed class ResultKey : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <param name="kind">What is kept under the key: results of different kinds never meet.</param>
    public ResultKey(string kind) => Add(kind);

    /// <summary>Adds a text; null is another one than the empty one.</summary>
    public ResultKey Add(string? text) => Add(text is null ? [] : Encoding.UTF8.GetBytes(text), isNull: text is null);

    /// <summary>Adds bytes.</summary>
    public ResultKey Add(ReadOnlySpan<byte> bytes) => Add(bytes, isNull: false);

    /// <summary>The hash in hexadecimal digits.</summary>
    public string Finish() => Convert.ToHexString(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();

    // With its length, so that 'ab', 'c' and 'a', 'bc' are not the same.
    private ResultKey Add(ReadOnlySpan<byte> bytes, bool isNull)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, isNull ? -1 : bytes.Length);
        _hash.AppendData(length);
        _hash.AppendData(bytes);
        return this;
    }
}
