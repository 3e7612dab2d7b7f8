using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Contract;

namespace Detections.Analysis.Analyzers.Output;

/// <summary>Finds names of columns that differ from a column of the output in letter case only.</summary>
internal sealed class ColumnHasOtherLetterCaseAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ColumnHasOtherLetterCase,
        "Column has other letter case",
        "The query does not return '{0}', the column for {1}; letter case counts in names of columns, so write '{2}'.",
        DiagnosticCategory.OutputContract,
        DiagnosticSeverity.Error,
        "The rule names a column of its query's output in other letter case. To the platform that is another column, which the query does not return, so it refuses to save the rule.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context)
    {
        if (context.Output.Columns is not { IsComplete: true } columns)
            return;
        foreach (var reference in context.Output.References)
        {
            if (columns.Find(reference.Name) is not null || columns.FindInOtherCase(reference.Name).ToList() is not [var meant, .. var others])
                continue;
            var diagnostic = Rule.In(context.Rule).At(context.Locate(reference.Span), reference.Name, reference.Purpose, meant.Name);
            if (others.Count == 0 && reference.Rename(context.File, meant.Name) is { } edit)
                diagnostic = diagnostic with { Fix = new DiagnosticFix($"Replace '{reference.Name}' by '{meant.Name}'", [edit], FixSafety.Safe) };
            context.Report(diagnostic);
        }
    }
}
