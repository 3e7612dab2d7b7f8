using System.Collections.Immutable;
using System.Globalization;
using Detections.Analysis.Diagnostics;
using Detections.Kusto.Symbols;

namespace Detections.Analysis.Analyzers.Logic;

/// <summary>Finds texts that are no numbers and are compared with a column of numbers.</summary>
internal sealed class NumberIsComparedWithTextAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.NumberIsComparedWithText,
        "Number is compared with a text",
        "The text '{0}' is no number, and '{1}' is of type {2}, so no value is equal to it; compare it with a number, or another column with this text.",
        DiagnosticCategory.Logic,
        DiagnosticSeverity.Warning,
        "Kusto reads a text beside a number as a number ('4688' is 4688). Of a text that is none it makes nothing, and the language service does not say so.");

    private static readonly string[] NumberTypes = ["int", "long", "real", "decimal"];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        if (context.Findings.HaveErrors)
            return;
        foreach (var comparison in context.Comparisons.Where(one => one.IsEquality))
        {
            if (comparison.Column is not { ResultType: ScalarSymbol { Name: var type }, ReferencedSymbol: ColumnSymbol { Name: var column } } || !NumberTypes.Contains(type, StringComparer.Ordinal))
                continue;
            foreach (var value in comparison.Values.Where(value => !IsNumber(value.Text)))
                context.Report(Rule, value.Span, value.Text, column, type);
        }
    }

    // Hexadecimal digits and what is empty may be read as a number or as null.
    private static bool IsNumber(string text) =>
        string.IsNullOrWhiteSpace(text) || text.Trim().StartsWith("0x", StringComparison.OrdinalIgnoreCase)
        || double.TryParse(text, NumberStyles.Any, CultureInfo.InvariantCulture, out _) || text is "true" or "false";
}
