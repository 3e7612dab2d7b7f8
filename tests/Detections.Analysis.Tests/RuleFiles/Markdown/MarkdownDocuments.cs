using Detections.Analysis.RuleFiles;
using Detections.Analysis.RuleFiles.Markdown;
using Detections.Analysis.Text;

namespace Detections.Analysis.Tests.RuleFiles.Markdown;

/// <summary>Reads documents that stand in the tests.</summary>
internal static class MarkdownDocuments
{
    public static RuleFile Read(string content) => MarkdownReader.Read(new SourceText("/rules/rule.md", content));

    public static DetectionRule ReadRule(string content) => Read(content).Rules.Single();

    public static RuleQuery ReadQuery(string content) => ReadRule(content).Queries.Single();

    /// <summary>The findings as <c>line:column id</c>, joined by <c>, </c>.</summary>
    public static string ProblemsOf(string content) => string.Join(
        ", ",
        Read(content).Problems.Select(problem => $"{problem.Location.Start.Line + 1}:{problem.Location.Start.Column + 1} {problem.Id}"));
}
