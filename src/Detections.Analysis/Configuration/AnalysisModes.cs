using System.Collections.Immutable;
using System.Text;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Configuration;

/// <summary>The one table of what the modes change. The package carries it as global config files, which a test holds to it.</summary>
public static class AnalysisModes
{
    // Weaker than any file of a user.
    private const int Level = -100;

    // Their findings go away by declaring what the query uses, and come in numbers until then.
    private static readonly ImmutableArray<string> AboutDeclarations =
        [DiagnosticIds.TableIsNotDeclared, DiagnosticIds.FunctionIsNotDeclared, DiagnosticIds.WatchlistIsNotDeclared];

    /// <summary>The name of the global config file of a mode; null for the one that changes nothing.</summary>
    public static string? FileNameOf(AnalysisMode mode) => mode is AnalysisMode.Default ? null : mode.ToString().ToLowerInvariant() + ".globalconfig";

    /// <summary>The content of that file.</summary>
    public static string Render(AnalysisMode mode)
    {
        var ids = DescriptorTable.All
            .Where(descriptor => descriptor.Category is not DiagnosticCategory.Tool)
            .Select(descriptor => (descriptor.Id, Severity: descriptor.DefaultSeverity))
            .Concat(KustoAdvice.Severities);
        var file = new StringBuilder();
        file.Append($"# DetectionAnalysisMode={mode}. Made from AnalysisModes.cs by the tests (UPDATE_GOLDEN=1); not edited by hand.\n");
        file.Append($"is_global = true\nglobal_level = {Level}\n\n");
        foreach (var (id, severity) in ids)
        {
            if (Change(mode, id, severity) is { } configured)
                file.Append($"dotnet_diagnostic.{id}.severity = {configured}\n");
        }
        return file.ToString();
    }

    private static string? Change(AnalysisMode mode, string id, DiagnosticSeverity severity) => (mode, severity) switch
    {
        (AnalysisMode.None, _) => "none",
        (AnalysisMode.Minimum, DiagnosticSeverity.Suggestion) => "none",
        (AnalysisMode.All, DiagnosticSeverity.Suggestion or DiagnosticSeverity.None) => "warning",
        (AnalysisMode.Recommended, DiagnosticSeverity.Suggestion) when !AboutDeclarations.Contains(id) => "warning",
        _ => null,
    };
}
