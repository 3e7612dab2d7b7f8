using System.Collections.Immutable;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Suppressions;

/// <summary>A comment that suppresses findings, as it is written.</summary>
/// <param name="Scope">Where it holds.</param>
/// <param name="Ids">The ids it names, each with its place in the file; one or more.</param>
/// <param name="Reason">Why; never blank.</param>
/// <param name="Until">The last day on which it holds, and where the file says so; null for always.</param>
/// <param name="Word">Its first word, with the place in the file.</param>
internal sealed record SuppressionComment(SuppressionScope Scope, ImmutableArray<Located<string>> Ids, string Reason, Located<DateOnly>? Until, Located<string> Word);

/// <summary>Where a suppression holds.</summary>
internal enum SuppressionScope
{
    /// <summary><c>disable</c>: the line of the comment.</summary>
    Line,

    /// <summary><c>disable-next-line</c>: the next line without such a comment.</summary>
    NextLine,

    /// <summary><c>disable-file</c>: the whole file.</summary>
    File,
}

/// <summary>What stands in a comment, without the signs around it.</summary>
/// <param name="Text">The text the comment stands in: a query or a file.</param>
/// <param name="Map">The way from there to the file.</param>
/// <param name="Span">Where in the text it stands.</param>
internal readonly record struct Comment(string Text, SourceMap Map, TextSpan Span);
