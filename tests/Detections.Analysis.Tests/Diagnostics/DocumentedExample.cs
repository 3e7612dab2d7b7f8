using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Diagnostics;
using Markdig;
using Markdig.Syntax;

namespace Detections.Analysis.Tests.Diagnostics;

/// <summary>
/// An example of a page that can be run: one fence or more, each below a comment that names its file
/// (<c>&lt;!-- example: rules/vpn.kql --&gt;</c>), and a fence labelled <c>text</c> with what the build prints, if anything.
/// </summary>
/// <param name="Files">Path and content; what stands under <c>schema/</c> are schema files.</param>
/// <param name="Output">The findings, one a line, without the project that MSBuild puts behind them.</param>
internal sealed record DocumentedExample(ImmutableArray<(string Path, string Content)> Files, ImmutableArray<string> Output)
{
    private const string Mark = "<!-- example: ";

    public static ImmutableArray<DocumentedExample> ReadAll(string page)
    {
        var examples = ImmutableArray.CreateBuilder<DocumentedExample>();
        var files = ImmutableArray.CreateBuilder<(string, string)>();
        string? path = null;
        foreach (var block in Markdown.Parse(page))
        {
            switch (block)
            {
                case HeadingBlock:
                    End([]);
                    break;
                case HtmlBlock comment when TextOf(comment).StartsWith(Mark, StringComparison.Ordinal):
                    path = TextOf(comment)[Mark.Length..].Replace("-->", "", StringComparison.Ordinal).Trim();
                    break;
                case FencedCodeBlock fence when path is not null:
                    files.Add((path, TextOf(fence) + "\n"));
                    path = null;
                    break;
                case FencedCodeBlock { Info: "text" } output when files.Count > 0:
                    End([.. TextOf(output).Split('\n')]);
                    break;
            }
        }
        End([]);
        return examples.ToImmutable();

        void End(ImmutableArray<string> output)
        {
            if (files.Count > 0)
                examples.Add(new DocumentedExample(files.ToImmutable(), output));
            files.Clear();
        }
    }

    /// <summary>Analyzes the files as a build would; gives the findings as <see cref="Output"/> has them.</summary>
    public async Task<IEnumerable<string>> RunAsync(string folder, ImmutableArray<DetectionAnalyzer> analyzers)
    {
        foreach (var (path, content) in Files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
            await File.WriteAllTextAsync(Path.Combine(folder, path), content);
        }
        var files = Files.ToLookup(
            file => Array.Find(["schema", "knowledge"], special => file.Path.StartsWith($"{special}/", StringComparison.Ordinal)) ?? "",
            file => Path.Combine(folder, file.Path));
        var request = new AnalysisRequest { Sources = [.. files[""]], SchemaFiles = [.. files["schema"]], KnowledgeFiles = [.. files["knowledge"]], RootDirectory = folder };

        var result = await new DetectionAnalyzerDriver(analyzers).RunAsync(request, TestEngine.Engine, default);

        return result.Diagnostics.Where(diagnostic => diagnostic.Descriptor.DefaultSeverity is not DiagnosticSeverity.None).Select(diagnostic =>
            $"{Shown(diagnostic.Location, folder)}: {WordFor(diagnostic.Descriptor.DefaultSeverity)} {diagnostic.Id}: {diagnostic.Message}");
    }

    /// <summary>How MSBuild writes a severity.</summary>
    public static string WordFor(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "message",
    };

    public override string ToString() => string.Join(", ", Files.Select(file => file.Path));

    private static string Shown(Location location, string folder) => location.ToString()[(folder.Length + 1)..].Replace('\\', '/');

    private static string TextOf(LeafBlock block) => block.Lines.ToString();
}
