using Detections.Analysis.Diagnostics;
using Detections.Kusto;

namespace Detections.Analysis.Reporting;

/// <summary>A file that the tool makes. It is replaced as a whole, and left untouched when it already holds the same bytes.</summary>
internal static class OutputFile
{
    /// <param name="path">Full path; its folder is made where it is missing.</param>
    /// <param name="content">All bytes of the file.</param>
    /// <param name="projectFile">Full path of the project: where a finding is placed.</param>
    /// <returns>Null, or the finding that the file cannot be written (DET9006).</returns>
    public static Diagnostic? Write(string path, byte[] content, string projectFile)
    {
        try
        {
            if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
                return null;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.Write(path, content);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return ReportingDescriptors.OutputCannotBeWritten.At(Location.OfFile(projectFile), path, exception.Message);
        }
    }
}
