using System.Text.RegularExpressions;
using Detections.Analysis.Configuration;
using Detections.Analysis.Configuration.EditorConfig;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using SourceText = Detections.Analysis.Text.SourceText;

namespace Detections.Analysis.Tests.Configuration.EditorConfig;

/// <summary>Config files mean what they mean to the C# compiler, whose own reader is asked the same.</summary>
internal sealed class EditorConfigProperties
{
    private static readonly string[] Ids = ["DET2001", "DET2002", "KS142"];

    private static Arbitrary<(WrittenConfigFile[] Files, string Path)> Questions => (
        from files in ConfigFileAuthor.Files
        from path in ConfigFileAuthor.SourcePath
        select (files, path)).ToArbitrary();

    [Test]
    public void A_file_has_the_severities_the_compiler_gives_it() =>
        Prop.ForAll(Questions, question => AreSame(question.Files, question.Path)).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true));

    [Test]
    public void Most_questions_have_an_answer_and_many_a_severity()
    {
        var severities = Gen.Sample(Questions.Generator, 500).Select(question => Compiler(question.Files, question.Path)).ToList();

        Assert.That(severities.Count(answer => answer is not null), Is.GreaterThan(350));
        Assert.That(severities.Count(answer => answer?.Count > 0), Is.GreaterThan(150));
    }

    private static bool AreSame(WrittenConfigFile[] files, string path)
    {
        // Where the compiler fails on a section, ours holds for no file: nothing to compare.
        if (Compiler(files, path) is not { } expected)
            return true;
        var ours = Ours(files, path);
        Assert.That(ours, Is.EquivalentTo(expected), $"{path}\n{string.Join("\n\n", files.AsEnumerable())}");
        return true;
    }

    private static Dictionary<string, string> Ours(WrittenConfigFile[] files, string path)
    {
        var read = files.Select(file => EditorConfigReader.Read(new SourceText(file.Path, file.Content)));
        var configuration = new DetectionConfiguration(new EditorConfigSet(read)).For(path);
        var answers = new Dictionary<string, string>();
        foreach (var id in Ids)
        {
            if (configuration.SeverityOfId(id) is { } severity)
                answers.Add(id, severity.ToString());
        }
        if (configuration.SeverityOfCategory(DiagnosticCategory.Query) is { } category)
            answers.Add("category", category.ToString());
        return answers;
    }

    private static Dictionary<string, string>? Compiler(WrittenConfigFile[] files, string path)
    {
        AnalyzerConfigSet set;
        try
        {
            set = AnalyzerConfigSet.Create(files.Select(file => AnalyzerConfig.Parse(file.Content, file.Path)).ToList(), out _);
        }
        catch (RegexParseException)
        {
            return null;
        }
        var (own, everywhere) = (set.GetOptionsForSourcePath(path), set.GlobalConfigOptions);
        var answers = new Dictionary<string, string>();
        foreach (var id in Ids)
        {
            if (own.TreeOptions.TryGetValue(id, out var severity) || everywhere.TreeOptions.TryGetValue(id, out severity))
                answers.Add(id, NameOf(severity));
        }
        // What the compiler does with these keys is not in the set: a category's before that of all, one that cannot be read not at all.
        string[] keys = ["dotnet_analyzer_diagnostic.category-query.severity", "dotnet_analyzer_diagnostic.severity"];
        var bulk = keys.Select(key => own.AnalyzerOptions.GetValueOrDefault(key)).Select(value => value is null ? null : SeverityKey.Parse(value)).FirstOrDefault(value => value is not null);
        if (bulk is { } found)
            answers.Add("category", found.ToString());
        return answers;
    }

    private static string NameOf(ReportDiagnostic severity) => severity switch
    {
        ReportDiagnostic.Error => nameof(ConfiguredSeverity.Error),
        ReportDiagnostic.Warn => nameof(ConfiguredSeverity.Warning),
        ReportDiagnostic.Info => nameof(ConfiguredSeverity.Suggestion),
        ReportDiagnostic.Hidden => nameof(ConfiguredSeverity.Silent),
        ReportDiagnostic.Suppress => nameof(ConfiguredSeverity.None),
        _ => nameof(ConfiguredSeverity.Default),
    };
}
