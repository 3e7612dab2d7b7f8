namespace Detections.Analysis.Semantics.Literals;

/// <summary>Hashes as columns hold them: digits in hexadecimal.</summary>
internal static class HashValue
{
    // Below that a value is a placeholder.
    private const int LeastDigits = 16;

    private static readonly (string Algorithm, int Digits)[] Algorithms = [("MD5", 32), ("SHA1", 40), ("SHA256", 64)];

    /// <summary>The algorithm whose hashes a column of this name holds (<c>InitiatingProcessSHA1</c>); null for a column of something else.</summary>
    public static string? AlgorithmOf(string column) =>
        Algorithms.FirstOrDefault(one => column.EndsWith(one.Algorithm, StringComparison.OrdinalIgnoreCase)).Algorithm;

    /// <summary>Why no hash of an algorithm can be equal to <paramref name="value"/>, as a part of a sentence; null where one can, and where the value does not look like a hash.</summary>
    public static string? ReasonAgainst(string value, string algorithm)
    {
        if (value.Length < LeastDigits || !value.All(char.IsAsciiLetterOrDigit))
            return null;
        var digits = Algorithms.First(one => one.Algorithm == algorithm).Digits;
        if (!value.All(char.IsAsciiHexDigit))
            return value.Length == digits ? $"has the letter '{value.First(unit => !char.IsAsciiHexDigit(unit))}', which is no hexadecimal digit" : null;
        if (value.Length == digits)
            return null;
        var other = Algorithms.FirstOrDefault(one => one.Digits == value.Length).Algorithm;
        return other is null ? $"has {value.Length} digits and not {digits}" : $"has the {value.Length} digits of {other} and not {digits}";
    }
}
