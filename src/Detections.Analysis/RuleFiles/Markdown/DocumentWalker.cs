using System.Collections.Immutable;
using Detections.Analysis.Text;
using Detections.Kusto;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Detections.Analysis.RuleFiles.Markdown;

/// <summary>Goes through a document once, from top to bottom, and gathers what a rule is made of.</summary>
internal sealed class DocumentWalker(SourceText file)
{
    private static readonly string[] DescriptionHeadings = ["description", "detection description", "summary"];
    private static readonly string[] ReferenceHeadings = ["references", "reference"];

    private readonly HeadingOutline _outline = new();
    private readonly List<Located<string>> _introduction = [];
    private readonly List<Located<string>> _description = [];
    private List<Located<string>>? _paragraphs;
    private bool _isInReferences;

    public Located<string>? Title { get; private set; }

    /// <summary>The paragraphs under a heading such as <c>## Description</c>, or else those under the title.</summary>
    public Located<string>? Description => Join(_description) ?? Join(_introduction);

    /// <summary>What stands below a heading such as <c>## References</c>.</summary>
    public ImmutableArray<Located<string>>.Builder References { get; } = ImmutableArray.CreateBuilder<Located<string>>();

    public ImmutableArray<RuleTable>.Builder Tables { get; } = ImmutableArray.CreateBuilder<RuleTable>();

    /// <summary>Every code fence, with the outline it stands in.</summary>
    public List<FencePlace> Fences { get; } = [];

    /// <remarks>Recursion ends with the nesting the parser accepts.</remarks>
    public void Visit(ContainerBlock container)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case HeadingBlock heading:
                    VisitHeading(heading);
                    break;
                case ParagraphBlock paragraph when _isInReferences:
                    References.AddRange(ReferenceReader.Read(file, paragraph));
                    break;
                case ParagraphBlock paragraph when _paragraphs is not null:
                    if (InlineText.Read(file, paragraph) is { } text)
                        _paragraphs.Add(text);
                    break;
                case FencedCodeBlock fence:
                    EndSection();
                    Fences.Add(new FencePlace(CodeFenceReader.Read(file, fence), _outline.Nearest, _outline.Environment));
                    break;
                case Table table:
                    EndSection();
                    Tables.Add(TableReader.Read(file, table, _outline.Nearest));
                    break;
                case ContainerBlock inner:
                    Visit(inner);
                    break;
            }
        }
    }

    private void VisitHeading(HeadingBlock block)
    {
        var heading = InlineText.Read(file, block);
        _outline.Enter(block.Level, heading);
        EndSection();
        if (heading is null)
            return;

        if (Title is null)
        {
            Title = heading;
            _paragraphs = _introduction;
        }
        else if (_description.Count == 0 && DescriptionHeadings.Contains(heading.Value.TrimEnd(':'), StringComparer.OrdinalIgnoreCase))
            _paragraphs = _description;
        else
            _isInReferences = ReferenceHeadings.Contains(heading.Value.TrimEnd(':'), StringComparer.OrdinalIgnoreCase);
    }

    private void EndSection()
    {
        _paragraphs = null;
        _isInReferences = false;
    }

    private static Located<string>? Join(List<Located<string>> paragraphs) =>
        paragraphs.Count == 0
            ? null
            : new Located<string>(
                string.Join("\n\n", paragraphs.Select(paragraph => paragraph.Value)),
                TextSpan.FromBounds(paragraphs[0].Span.Start, paragraphs[^1].Span.End));
}
