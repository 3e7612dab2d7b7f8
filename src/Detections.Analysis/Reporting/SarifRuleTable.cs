using System.Text;
using Detections.Analysis.Diagnostics;
using Microsoft.CodeAnalysis.Sarif;

namespace Detections.Analysis.Reporting;

/// <summary>The rules of a log in ordinal order of ids, and the index of each.</summary>
internal sealed class SarifRuleTable
{
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);

    /// <param name="descriptors">Every descriptor of the tool and those that occurred; of two with one id the first counts.</param>
    public SarifRuleTable(IEnumerable<DiagnosticDescriptor> descriptors)
    {
        Descriptors = [.. descriptors.DistinctBy(descriptor => descriptor.Id).OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];
        for (var i = 0; i < Descriptors.Count; i++)
            _indices.Add(Descriptors[i].Id, i);
    }

    public IReadOnlyList<DiagnosticDescriptor> Descriptors { get; }

    public int IndexOf(string id) => _indices[id];

    public IList<ReportingDescriptor> ToSarif() => [.. Descriptors.Select(ToSarif)];

    private static ReportingDescriptor ToSarif(DiagnosticDescriptor descriptor)
    {
        var link = descriptor.HelpLink;
        var rule = new ReportingDescriptor
        {
            Id = descriptor.Id,
            Name = NameOf(descriptor.Title),
            ShortDescription = new MultiformatMessageString { Text = descriptor.Title + "." },
            FullDescription = new MultiformatMessageString { Text = descriptor.Description },
            Help = new MultiformatMessageString
            {
                Text = link is null ? descriptor.Description : $"{descriptor.Description} See {link}.",
                Markdown = $"**{descriptor.Title}.** {descriptor.Description}{(link is null ? "" : $"\n\n[{descriptor.Id} in the documentation]({link})")}",
            },
            HelpUri = link is null ? null : new Uri(link, UriKind.RelativeOrAbsolute),
            DefaultConfiguration = new ReportingConfiguration { Enabled = descriptor.DefaultSeverity is not DiagnosticSeverity.None, Level = SarifLevel.Of(descriptor.DefaultSeverity) },
        };
        rule.Tags.Add("detections");
        rule.Tags.Add(TagOf(descriptor.Category));
        rule.SetProperty("precision", "high");
        rule.SetProperty("problem.severity", ProblemSeverityOf(descriptor.DefaultSeverity));
        return rule;
    }

    // "File is not valid UTF-8" becomes FileIsNotValidUTF8.
    private static string NameOf(string title)
    {
        var name = new StringBuilder(title.Length);
        var isWordStart = true;
        foreach (var letter in title)
        {
            if (char.IsAsciiLetterOrDigit(letter))
                name.Append(isWordStart ? char.ToUpperInvariant(letter) : letter);
            isWordStart = letter == ' ' || (isWordStart && !char.IsAsciiLetterOrDigit(letter));
        }
        return name.ToString();
    }

    private static string TagOf(DiagnosticCategory category) => category switch
    {
        DiagnosticCategory.RuleFile => "rule-file",
        DiagnosticCategory.OutputContract => "output-contract",
        _ => category.ToString().ToLowerInvariant(),
    };

    private static string ProblemSeverityOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "recommendation",
    };
}
