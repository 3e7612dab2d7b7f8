using System.Globalization;
using System.Text;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Text;

namespace Detections.Analysis.Reporting;

/// <summary>Findings as text for a person: the message, the place, its line with signs under it, and what can be done.</summary>
/// <param name="run">What paths are relative to.</param>
public sealed class TextReport(ReportedRun run)
{
    // A file that was too large to be analyzed has a finding too, and is not read for it.
    private const long MaxFileSize = 64 * 1024 * 1024;

    private readonly SourceTree _tree = new(run.RootDirectory);
    private SourceText? _last;

    /// <summary>Each finding as lines that end in <c>\n</c>, in the order given. Findings of one file stand together, so that it is read once.</summary>
    public IEnumerable<string> Of(IEnumerable<ReportedDiagnostic> findings) => findings.Select(Of);

    /// <summary>Writes the text of findings into a file.</summary>
    /// <param name="path">Full path of the file; its folder is made where it is missing.</param>
    /// <param name="texts">What <see cref="Of(IEnumerable{ReportedDiagnostic})"/> gave; an empty line is put between two of them.</param>
    /// <returns>Null, or the finding that the file cannot be written.</returns>
    public Diagnostic? Write(string path, IEnumerable<string> texts) =>
        OutputFile.Replace(path, Encoding.UTF8.GetBytes(string.Join('\n', texts)), run.ProjectFile);

    private string Of(ReportedDiagnostic reported)
    {
        var finding = reported.Diagnostic;
        var location = finding.Location;
        var line = TextOf(location.Path) is { } text && location.Start.Line < text.LineCount ? text.Substring(text.LineSpan(location.Start.Line)) : null;
        var number = Number(location.Start.Line + 1);
        var gutter = new string(' ', line is null ? 1 : number.Length);

        var result = new StringBuilder();
        Append($"{reported.Severity.ToString().ToLowerInvariant()}[{finding.Id}]: {ShownText.OnOneLine(finding.Message)}");
        Append($"{gutter}--> {PlaceOf(location)}");
        if (line is not null)
        {
            var isOnOneLine = location.End.Line == location.Start.Line;
            var excerpt = SourceExcerpt.Of(line, location.Start.Column, isOnOneLine ? location.End.Column : line.Length);
            Append($"{gutter} |");
            Append($"{number} | {excerpt.Line}");
            Append($"{gutter} | {excerpt.Marks}{(isOnOneLine ? "" : $" to line {Number(location.End.Line + 1)}")}");
        }
        foreach (var related in finding.Related)
            Append($"{gutter} = note: {PlaceOf(related.Location)}: {ShownText.OnOneLine(related.Message)}");
        if (finding.Fix is { } fix)
            Append($"{gutter} = fix: {ShownText.OnOneLine(fix.Title)}");
        if (finding.Descriptor.HelpLink is { } link)
            Append($"{gutter} = help: {ShownText.OnOneLine(link)}");
        return result.ToString();

        void Append(string row) => result.Append(row.TrimEnd()).Append('\n');
    }

    private string PlaceOf(Location location)
    {
        var path = ShownText.OnOneLine(run.PathOf(location));
        return location.Path.Length == 0 ? path : $"{path}:{Number(location.Start.Line + 1)}:{Number(location.Start.Column + 1)}";
    }

    private SourceText? TextOf(string path)
    {
        if (path.Length > 0 && _last?.Path != path)
            _last = _tree.Read(path, MaxFileSize).Text ?? new SourceText(path, "");
        return path.Length > 0 && _last!.Length > 0 ? _last : null;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
