using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata;
using Detections.Analysis.Text;
using Detections.Kusto;
using Detections.Kusto.Schema;

namespace Detections.Analysis.RuleFiles.Markdown;

/// <summary>Reads Markdown rule documents.</summary>
internal static class MarkdownReader
{
    /// <summary>A document with a query in a code fence is a rule; any other is left alone.</summary>
    public static RuleFile Read(SourceText text)
    {
        if (!text.Content.Contains("```", StringComparison.Ordinal) && !text.Content.Contains("~~~", StringComparison.Ordinal))
            return RuleFile.NotARule(text);
        if (MarkdownLimits.FirstExcess(text) is { } excess)
            return Refused(text, excess);

        var frontMatter = FrontMatter.Find(text);
        if (!MarkdownParser.TryParse(frontMatter.Without(text.Content), out var document))
            return Refused(text, new Located<string>($"it nests deeper than {MarkdownLimits.Depth} levels", text.LineSpan(0)));

        var walker = new DocumentWalker(text);
        walker.Visit(document);
        var queries = walker.Fences.Where(place => place.Fence.Kind == FenceKind.Query).ToList();
        var fenceProblems = walker.Fences.Select(place => ProblemOf(text, place.Fence, isRule: queries.Count > 0));
        if (queries.Count == 0)
            return new RuleFile(text, [], [.. fenceProblems.OfType<Diagnostic>()]);

        var (metadata, metadataProblem) = ReadMetadata(text, frontMatter);
        var (environment, environmentProblem) = RuleEnvironment.Of(metadata, text);
        var rule = new DetectionRule
        {
            Kind = RuleKind.Document,
            Span = new TextSpan(0, text.Length),
            Title = walker.Title,
            Description = walker.Description,
            References = walker.References.ToImmutable(),
            Metadata = metadata,
            Tables = walker.Tables.ToImmutable(),
            Queries = [.. queries.Select(place => Query(place, environment))],
        };
        Diagnostic?[] problems = [frontMatter.Problem, metadataProblem, environmentProblem, .. fenceProblems];
        return new RuleFile(text, [rule], [.. problems.OfType<Diagnostic>()]);
    }

    private static RuleQuery Query(FencePlace place, KustoEnvironment? environment) =>
        new(place.Fence.Text, place.Fence.Map, place.Fence.Span, environment ?? place.Environment) { Heading = place.Heading };

    private static (MetadataMapping Metadata, Diagnostic? Problem) ReadMetadata(SourceText text, FrontMatter frontMatter)
    {
        if (frontMatter.Region is not { } region)
            return (MetadataMapping.Empty, null);
        var (root, problem) = YamlReader.Read(text, region);
        return (root as MetadataMapping ?? MetadataMapping.Empty, problem);
    }

    private static Diagnostic? ProblemOf(SourceText text, CodeFence fence, bool isRule)
    {
        var place = Location.Of(text, fence.Opening);
        if (!fence.IsClosed && (isRule || fence.Kind == FenceKind.EmptyQuery))
            return RuleFileDescriptors.FenceIsNotClosed.At(place, fence.Marker);
        return fence.Kind == FenceKind.EmptyQuery ? RuleFileDescriptors.QueryIsEmpty.At(place, "fence") : null;
    }

    private static RuleFile Refused(SourceText text, Located<string> reason) =>
        new(text, [], [RuleFileDescriptors.MarkdownIsRefused.At(Location.Of(text, reason.Span), reason.Value)]);
}
