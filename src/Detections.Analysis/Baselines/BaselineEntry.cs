using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Baselines;

/// <summary>A finding as a baseline remembers it: by what it is, not by where in its file.</summary>
/// <param name="Id">The id.</param>
/// <param name="Path">Its file, relative to the folder of the baseline, with <c>/</c>.</param>
/// <param name="Line">The line it begins on, as <see cref="LineHashes"/> has it.</param>
/// <param name="Message">Its message, without the numbers of lines.</param>
internal sealed record BaselineEntry(string Id, string Path, string Line, string Message)
{
    /// <param name="diagnostic">A finding.</param>
    /// <param name="lines">The lines of its file.</param>
    /// <param name="folder">Full path of the folder of the baseline.</param>
    public static BaselineEntry Of(Diagnostic diagnostic, LineHashes lines, string folder) => new(
        diagnostic.Id,
        PathOf(diagnostic.Location.Path, folder),
        lines.Of(diagnostic.Location.Start.Line),
        LineNumbers.Remove(diagnostic.Message));

    /// <summary>A full path as an entry has it.</summary>
    public static string PathOf(string path, string folder) =>
        System.IO.Path.GetRelativePath(folder, path).Replace(System.IO.Path.DirectorySeparatorChar, '/');
}
