using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;
using Detections.Analysis.Timing;

namespace Detections.Analysis.Pipeline;

/// <summary>Reads the files of an analysis. Safe to share between threads.</summary>
/// <param name="tree">What they must lie in.</param>
/// <param name="request">How large they may be.</param>
internal sealed class RuleFileSource(SourceTree tree, AnalysisRequest request)
{
    /// <summary>The bytes of the file at <paramref name="path"/>.</summary>
    public RawFile ReadBytes(string path) => request.Timings.Measure(AnalysisPhase.Read, () => tree.ReadBytes(path, request.MaxFileSize));

    /// <summary>Reads the file at <paramref name="path"/>; one that cannot be read is a file with a problem and no rules.</summary>
    public RuleFile Read(string path) => Read(ReadBytes(path));

    /// <summary>The same of bytes that were read.</summary>
    public RuleFile Read(RawFile file)
    {
        using var parsing = request.Timings?.Phase(AnalysisPhase.Parse);
        var (text, problem) = file.Decode();
        if (problem is null)
            return Read(text!);
        return RuleFileReader.IsReportedUnread(file.Path, problem) ? RuleFile.Unread(file.Path, problem) : RuleFile.NotARule(new SourceText(file.Path, ""));
    }

    /// <summary>Reads a text as the file it has the path of.</summary>
    public static RuleFile Read(SourceText text)
    {
        try
        {
            return RuleFileReader.Read(text);
        }
        catch (Exception exception)
        {
            // A fault of a reader, not of the file: it costs this file and no other.
            return RuleFile.Unread(text.Path, ToolDescriptors.AnalyzerFailed.At(Location.OfFile(text.Path), nameof(RuleFileReader), exception.Message.ReplaceLineEndings(" ")));
        }
    }
}
