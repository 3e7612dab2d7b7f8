using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Logic;

internal sealed class RegexIsRefusedTests
{
    private static readonly AnalyzerVerifier Verifier = new() { Id = DiagnosticIds.RegexIsRefused };

    [TestCase("DeviceProcessEvents | where ProcessCommandLine matches regex @'cmd[|(?!|].*whoami)'")]
    [TestCase("DeviceProcessEvents | extend x = extract(\"[|(|]a\", 1, FileName)")]
    [TestCase("DeviceProcessEvents | extend x = extract_all('[|*|].exe', FileName)")]
    [TestCase("DeviceProcessEvents | extend x = replace_regex(FileName, @'(a)[|\\1|]', '')")]
    [TestCase("let Path = \"C:[|\\\\U|]sers\"; DeviceProcessEvents | where FolderPath matches regex Path or InitiatingProcessFolderPath matches regex Path")]
    [TestCase("DeviceProcessEvents | extend x = trim('[|(|]x', FileName)")]
    public Task What_neither_syntax_takes_is_found_at_its_place(string query) => Verifier.VerifyAsync(query);

    // 'extract' of a table is none of Kusto; a parameter may be any pattern.
    [TestCase("DeviceProcessEvents | where ProcessCommandLine matches regex @'(?i)\\\\users\\\\[^\\\\]+\\\\[a-z]{3,8}\\.exe\\b'")]
    [TestCase("DeviceProcessEvents | where ProcessCommandLine has '(?!x)' or ProcessCommandLine startswith '*.exe'")]
    [TestCase("let f = (pattern: string) { DeviceProcessEvents | where FileName matches regex pattern }; f('a')")]
    [TestCase("DeviceProcessEvents | where FileName matches regex strcat('(', FolderPath, ')')")]
    [TestCase("DeviceProcessEvents | extend x = replace_string(FileName, '(', '')")]
    public Task What_is_taken_and_what_is_no_regular_expression_is_left_alone(string query) => Verifier.VerifyAsync(query);

    [Test]
    public Task The_message_says_what_is_wrong() => Verifier.VerifyAsync(
        "DeviceProcessEvents | where FileName matches regex '^[|(?=|]a)'",
        "Kusto refuses the regular expression at '(?=': it knows no lookahead.");
}
