using Detections.Analysis.Diagnostics;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.RuleFiles;

/// <summary>Reads a .kql or .csl file: one query, with an optional comment header.</summary>
public static class KqlFileReader
{
    /// <summary>The file as a rule. Its query is the whole text, for comments mean nothing to Kusto.</summary>
    /// <returns>No rule for a script of management commands (<c>.create table</c>), and none with a finding for an empty file (DET1010).</returns>
    public static RuleFile Read(SourceText text)
    {
        var queryStart = KqlTrivia.EndOfLeading(text.Content);
        if (queryStart == text.Length)
            return new RuleFile(text, [], [RuleFileDescriptors.QueryIsEmpty.At(Location.Of(text, default), "file")]);
        if (text.Content[queryStart] == '.')
            return RuleFile.NotARule(text);

        var header = KqlHeader.Read(text);
        var (environment, problem) = RuleEnvironment.Of(header, text);
        var whole = new TextSpan(0, text.Length);
        var rule = new DetectionRule
        {
            Kind = RuleKind.Query,
            Span = whole,
            Title = (header.FindScalar("title") ?? header.FindScalar("name"))?.ToLocated(),
            Description = header.FindScalar("description")?.ToLocated(),
            Metadata = header,
            Queries = [new RuleQuery(text.Content, SourceMap.Verbatim(whole), whole, environment)],
        };
        return new RuleFile(text, [rule], problem is null ? [] : [problem]);
    }
}
