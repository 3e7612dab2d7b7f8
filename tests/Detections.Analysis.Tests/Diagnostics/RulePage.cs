using System.Text.RegularExpressions;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Diagnostics;

/// <summary>A page of docs/rules.</summary>
internal sealed partial class RulePage
{
    public static string Folder { get; } = RepositoryRoot.Combine("docs", "rules");

    /// <summary>Every page but the index, by id.</summary>
    public static IReadOnlyDictionary<string, RulePage> All { get; } =
        Directory.EnumerateFiles(Folder, "*.md")
            .Where(file => Path.GetFileName(file) != "README.md")
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => new RulePage(file), StringComparer.Ordinal);

    private RulePage(string file)
    {
        Text = File.ReadAllText(file);
        Examples = DocumentedExample.ReadAll(Text);
    }

    public string Text { get; }

    public string FirstLine => Text.Split('\n')[0];

    public IEnumerable<string> Headings => Text.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal));

    public IReadOnlyList<DocumentedExample> Examples { get; }

    /// <summary>The value of a row of the table on top.</summary>
    public string Property(string name) =>
        Regex.Match(Text, $@"^\| {name} \| (.*) \|$", RegexOptions.Multiline).Groups[1].Value;

    /// <summary>The findings that the page shows as output of a build: severity, id and message.</summary>
    public IEnumerable<(string Severity, string Id, string Message)> ShownFindings =>
        Finding().Matches(Text).Select(match => (match.Groups["severity"].Value, match.Groups["id"].Value, match.Groups["message"].Value));

    /// <summary>A category as readers see it.</summary>
    public static string NameOf(DiagnosticCategory category) => category switch
    {
        DiagnosticCategory.RuleFile => "Rule file",
        DiagnosticCategory.Attack => "ATT&CK",
        DiagnosticCategory.OutputContract => "Output contract",
        _ => category.ToString(),
    };

    [GeneratedRegex(@"^\S+ ?: (?<severity>error|warning|message) (?<id>\w+): (?<message>.*)$", RegexOptions.Multiline)]
    private static partial Regex Finding();
}
