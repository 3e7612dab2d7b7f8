using System.Collections.Frozen;
using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Literals;
using Detections.Analysis.Semantics.Predicates;
using Detections.Kusto.Symbols;

namespace Detections.Analysis.Analyzers.Logic;

/// <summary>Finds comparisons letter by letter with columns whose letter case is not that of the rule's author to know.</summary>
internal sealed class LetterCaseDecidesAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.LetterCaseDecides,
        "Letter case decides over a file name",
        "With '{0}' letter case decides, and '{1}' holds {2}; write '{3}'.",
        DiagnosticCategory.Logic,
        DiagnosticSeverity.Suggestion,
        "Windows does not tell letter cases of file names apart: whoever runs PowerShell.exe as POWERSHELL.EXE gets the same program, and a comparison letter by letter does not see it.");

    /// <summary>Columns of Windows file names, in tables that hold what devices report.</summary>
    private static readonly FrozenSet<string> FileNames = new[]
    {
        "FileName", "PreviousFileName", "InitiatingProcessFileName", "InitiatingProcessParentFileName", "NewProcessName", "ParentProcessName", "ProcessName", "Process",
    }.ToFrozenSet(StringComparer.Ordinal);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        foreach (var comparison in context.Comparisons.Where(one => one is { IsEquality: true, IsNegated: false, IsCaseSensitive: true, Field: { IsWhole: true, IsFolded: false } }))
        {
            if (comparison.Node.Child("Operator") is not { } written || TableOf(comparison.Field.Column) is not { } table || WhatItHolds(comparison, table) is not { } holds)
                continue;
            var folding = comparison.Test == "in" ? "in~" : "=~";
            context.Report(Rule.At(context.Locate(written.Span), comparison.Operator, comparison.Field.Name, holds, folding) with
            {
                Fix = context.Edit(written.Span, folding) is { } edit ? new DiagnosticFix($"Write '{folding}'", [edit], FixSafety.Unsafe) : null,
            });
        }
    }

    private static TableSymbol? TableOf(ColumnSymbol? column) =>
        column is null ? null : column.Table ?? (column.Originals is [{ Table: { } table, Name: var name }] && name == column.Name ? table : null);

    private static string? WhatItHolds(Comparison comparison, TableSymbol table)
    {
        var (column, isDevice) = (comparison.Field.Column!.Name, table.Name.StartsWith("Device", StringComparison.Ordinal));
        if (isDevice && HashValue.AlgorithmOf(column) is not null)
            return comparison.Values.Any(value => value.Text.Any(char.IsAsciiLetterUpper) && value.Text.All(char.IsAsciiHexDigit)) ? "its digits in small letters" : null;
        return (isDevice || table.Name == "SecurityEvent") && FileNames.Contains(column) && comparison.Values.Any(value => value.Text.EndsWith(".exe", StringComparison.OrdinalIgnoreCase))
            ? "names as they were written when the program was started"
            : null;
    }
}
