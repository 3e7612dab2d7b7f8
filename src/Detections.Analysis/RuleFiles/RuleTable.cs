using System.Collections.Immutable;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.RuleFiles;

/// <summary>A table of a Markdown rule document. Cells hold plain text: emphasis, code marks and links are taken off.</summary>
/// <param name="Heading">The nearest heading above the table, or null.</param>
/// <param name="Span">The whole table in the file.</param>
/// <param name="Header">The cells of the header row.</param>
/// <param name="Rows">The cells of each body row; a row can have fewer cells than the header; what it has more is dropped, as on GitHub.</param>
public sealed record RuleTable(
    Located<string>? Heading,
    TextSpan Span,
    ImmutableArray<Located<string>> Header,
    ImmutableArray<ImmutableArray<Located<string>>> Rows);
