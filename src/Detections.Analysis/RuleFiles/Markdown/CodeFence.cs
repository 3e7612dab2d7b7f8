using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.RuleFiles.Markdown;

/// <summary>A fenced code block: its text as Markdown decodes it, and where each unit of it stands in the file.</summary>
/// <param name="Text">The lines between the fence lines, joined by <c>\n</c>, without what indents or quotes the block.</param>
/// <param name="Map">From every unit of <paramref name="Text"/> to the file; a <c>\n</c> stands for the line end of the file.</param>
/// <param name="Span">The text in the file; empty and at the end of the opening line when there is none.</param>
/// <param name="Label">The first word behind the opening marker, or null.</param>
/// <param name="Opening">The opening marker with all that follows it on its line.</param>
/// <param name="Marker">The characters that open the fence and would close it.</param>
/// <param name="IsClosed">Whether a closing line follows before another fence is opened.</param>
internal sealed record CodeFence(
    string Text, SourceMap Map, TextSpan Span, string? Label, TextSpan Opening, string Marker, bool IsClosed)
{
    /// <summary>What the text is, told by the label or, where that says nothing, by the text.</summary>
    public FenceKind Kind { get; } = KindOf(Label, Text);

    private static FenceKind KindOf(string? label, string text)
    {
        if (!FenceLabel.IsKql(label))
            return !FenceLabel.IsOtherPipeline(label) && KqlRecognizer.IsKql(text) ? FenceKind.Query : FenceKind.Other;

        var query = text.AsSpan(KqlTrivia.EndOfLeading(text));
        if (query.IsEmpty)
            return FenceKind.EmptyQuery;

        // A management command, and a fragment that shows one stage of a query, are no queries.
        return query[0] == '.' || (query[0] == '|' && !FenceLabel.HoldsQuery(label)) ? FenceKind.Other : FenceKind.Query;
    }
}

/// <summary>What a code fence holds.</summary>
internal enum FenceKind
{
    /// <summary>Anything but a query.</summary>
    Other,

    Query,

    /// <summary>Nothing, or comments only, under a label that promises a query.</summary>
    EmptyQuery,
}
