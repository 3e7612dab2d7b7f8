using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Diagnostics;
using Detections.Kusto;

namespace Detections.Analysis.Tests.Fixing;

/// <summary>Finds a text wherever the file of a rule has it, and fixes it as the test says.</summary>
/// <param name="id">The id of its findings.</param>
/// <param name="word">What it finds.</param>
/// <param name="replacement">What the fix writes instead; null for no fix.</param>
internal sealed class WordAnalyzer(string id, string word, string? replacement) : DetectionAnalyzer
{
    private readonly DiagnosticDescriptor _rule = new(id, "Word", "The word '{0}' is here.", DiagnosticCategory.Query, DiagnosticSeverity.Warning, "A word.");

    public FixSafety Safety { get; init; } = FixSafety.Safe;

    /// <summary>Units behind the word that the fix replaces too.</summary>
    public int Behind { get; init; }

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_rule];

    public override void AnalyzeRule(RuleContext context)
    {
        var text = context.File.Content;
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
        {
            var finding = _rule.At(context.Locate(new TextSpan(at, word.Length)), word);
            context.Report(replacement is null ? finding : finding with
            {
                Fix = new DiagnosticFix($"Replace '{word}' by '{replacement}'", [context.Edit(new TextSpan(at, word.Length + Behind), replacement)], Safety),
            });
        }
    }
}
