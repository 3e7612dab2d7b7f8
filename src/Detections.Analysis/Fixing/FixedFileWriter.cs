using Detections.Analysis.Diagnostics;
using Detections.Analysis.Text;

namespace Detections.Analysis.Fixing;

/// <summary>Writes a fixed file: inside of the tree only, and only over what was analyzed.</summary>
internal static class FixedFileWriter
{
    /// <returns>Null, or why the file was left as it is.</returns>
    public static Diagnostic? Write(FileFixes file, SourceTree tree)
    {
        if (tree.FindInside(file.Path) is not { } path)
            return Problem(file, "it lies outside of the repository.");
        try
        {
            var bytes = File.ReadAllBytes(path).AsSpan();
            var fixedBytes = file.After.ToBytes();
            // Two links to one file.
            if (bytes.SequenceEqual(fixedBytes))
                return null;
            if (!bytes.SequenceEqual(file.Before.ToBytes()))
                return Problem(file, "it has changed meanwhile; run it again.");
            if (File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly))
                return Problem(file, "it is read-only.");
            AtomicFile.Write(path, fixedBytes);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Problem(file, exception.Message);
        }
    }

    private static Diagnostic Problem(FileFixes file, string reason) => FixingDescriptors.FixCannotBeWritten.At(Location.OfFile(file.Path), reason);
}
