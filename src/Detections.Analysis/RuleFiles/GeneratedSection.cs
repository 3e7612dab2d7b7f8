using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.RuleFiles;

/// <summary>A part of a document that the tool writes, between two comments. What stands in it is no part of the rule.</summary>
/// <param name="Name">What it shows, as the opening comment names it; empty where that names nothing. Of a closing comment by itself, its text.</param>
/// <param name="Content">What stands between the lines of the two comments; null where one of the two is missing.</param>
/// <param name="IsOpening">Whether the comment that is there is the opening one.</param>
public sealed record GeneratedSection(Located<string> Name, TextSpan? Content, bool IsOpening = true);
