namespace Detections.Catalog;

/// <summary>The files that this assembly carries.</summary>
internal static class EmbeddedFile
{
    /// <param name="name">Its logical name in the project file.</param>
    public static byte[] Read(string name)
    {
        using var stream = typeof(EmbeddedFile).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
