using Detections.Analysis.Diagnostics;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Fixing;

/// <summary>Writes fixed files: inside of the tree only, and only over what was analyzed.</summary>
internal static class FixedFileWriter
{
    /// <param name="path">Full path of the file itself, as <see cref="SourceTree.FindInside"/> gives it.</param>
    /// <param name="fixes">What is written.</param>
    /// <returns>Null, or why the file was left as it is.</returns>
    public static Diagnostic? Write(string path, FileFixes fixes)
    {
        try
        {
            if (!File.ReadAllBytes(path).AsSpan().SequenceEqual(fixes.Before.ToBytes()))
                return Problem(fixes, "it has changed meanwhile; run it again.");
            if (File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly))
                return Problem(fixes, "it is read-only.");
            AtomicFile.Write(path, fixes.After.ToBytes());
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Problem(fixes, exception.Message);
        }
    }

    /// <summary>The finding that the file is left as it is.</summary>
    public static Diagnostic Problem(FileFixes fixes, string reason) => FixingDescriptors.FixCannotBeWritten.At(Location.OfFile(fixes.Before.Path), reason);
}
