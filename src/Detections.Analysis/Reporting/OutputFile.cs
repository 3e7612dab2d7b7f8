using Detections.Analysis.Diagnostics;
using Detections.Kusto;

namespace Detections.Analysis.Reporting;

/// <summary>Files that a run writes. One that cannot be written is a finding, DET9006.</summary>
internal static class OutputFile
{
    private const int MaxTries = 20;

    /// <summary>Replaces the file as a whole, or leaves it untouched when it already holds the same bytes; makes its folder.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="content">All bytes of it.</param>
    /// <param name="projectFile">Full path of the project: where a finding is placed.</param>
    /// <returns>Null, or the finding.</returns>
    public static Diagnostic? Replace(string path, byte[] content, string projectFile) =>
        Guard(path, projectFile, () => AtomicFile.WriteWhereChanged(path, content));

    /// <summary>Adds to the end of a file that other projects of the build add to as well.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="contentFor">What is added, from how many bytes are there already.</param>
    /// <param name="projectFile">Full path of the project: where a finding is placed.</param>
    /// <returns>Null, or the finding.</returns>
    public static Diagnostic? Append(string path, Func<long, byte[]> contentFor, string projectFile) => Guard(path, projectFile, () =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = OpenAlone(path);
        file.Seek(0, SeekOrigin.End);
        file.Write(contentFor(file.Length));
    });

    private static FileStream OpenAlone(string path)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            }
            catch (IOException) when (tries < MaxTries && File.Exists(path))
            {
                Thread.Sleep(50);
            }
        }
    }

    private static Diagnostic? Guard(string path, string projectFile, Action write)
    {
        try
        {
            write();
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return ReportingDescriptors.OutputCannotBeWritten.At(Location.OfFile(projectFile), path, exception.Message);
        }
    }
}
