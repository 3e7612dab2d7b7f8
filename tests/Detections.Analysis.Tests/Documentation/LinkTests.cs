using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Detections.Analysis.Tests.Documentation;

/// <summary>The links between the pages of the repository lead somewhere.</summary>
internal sealed class LinkTests
{
    private static IEnumerable<string> Pages =>
        Directory.EnumerateFiles(RepositoryRoot.Path, "*.md")
            .Concat(new[] { "docs", "build", "src", "samples" }.SelectMany(folder => Directory.EnumerateFiles(RepositoryRoot.Combine(folder), "*.md", SearchOption.AllDirectories)))
            .Select(file => Path.GetRelativePath(RepositoryRoot.Path, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "node_modules"))
            .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Pages))]
    public void Every_link_leads_to_a_file_and_a_heading_that_exist(string page)
    {
        var file = RepositoryRoot.Combine(page);
        var broken = LinksOf(file).Where(link => !IsWhole(file, link));

        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void The_pages_of_a_project_are_there()
    {
        Assert.That(Pages, Is.SupersetOf(new[]
        {
            "CHANGELOG.md", "CONTRIBUTING.md", "README.md", "SECURITY.md", "docs/architecture.md", "docs/ci.md", "docs/configuration.md", "docs/engine.md", "docs/formats.md",
            "docs/formatting.md", "docs/ide.md", "docs/reports.md",
            "docs/rules/README.md", "docs/schema.md", "src/Detections.Build/README.md",
        }));
    }

    private static IEnumerable<string> LinksOf(string file) =>
        Markdown.Parse(File.ReadAllText(file)).Descendants<LinkInline>()
            .Select(link => link.Url!)
            .Where(url => !url.Contains("://", StringComparison.Ordinal) && !url.StartsWith("mailto:", StringComparison.Ordinal));

    private static bool IsWhole(string file, string link)
    {
        var (path, anchor) = link.Split('#', 2) is [var before, var after] ? (before, after) : (link, null);
        var target = path.Length == 0 ? file : Path.GetFullPath(path, Path.GetDirectoryName(file)!);
        return Path.Exists(target) && (anchor is null || AnchorsOf(target).Contains(anchor, StringComparer.Ordinal));
    }

    // As GitHub makes them of headings.
    private static IEnumerable<string> AnchorsOf(string file) =>
        Markdown.Parse(File.ReadAllText(file)).Descendants<HeadingBlock>()
            .Select(heading => string.Concat(heading.Inline!.Descendants<LeafInline>().Select(TextOf)))
            .Select(text => new string([.. text.ToLowerInvariant().Where(unit => char.IsLetterOrDigit(unit) || unit is ' ' or '-' or '_')]).Replace(' ', '-'));

    private static string TextOf(LeafInline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        _ => "",
    };
}
