using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Text;

namespace Detections.Analysis.RuleFiles;

/// <summary>What a source file turned out to be, told by its content.</summary>
/// <param name="Text">The file's text. Empty when it could not be decoded.</param>
/// <param name="Rules">The rules it holds; empty for a file that is something else.</param>
/// <param name="Problems">What is wrong with the file itself, in file order.</param>
public sealed record RuleFile(SourceText Text, ImmutableArray<DetectionRule> Rules, ImmutableArray<Diagnostic> Problems)
{
    /// <summary>A file that holds no rule and is left alone.</summary>
    public static RuleFile NotARule(SourceText text) => new(text, [], []);

    /// <summary>A file whose text could not be had, and why.</summary>
    public static RuleFile Unread(string path, Diagnostic problem) => new(new SourceText(path, ""), [], [problem]);
}
