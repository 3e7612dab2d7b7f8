using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata;
using Detections.Analysis.Semantics.Contract;
using Detections.Analysis.Semantics.Output;

namespace Detections.Analysis.Analyzers.Output;

/// <summary>Finds names of columns and details that Sentinel refuses for their form.</summary>
internal sealed class MappedNameIsMalformedAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.MappedNameIsMalformed,
        "Mapped name is malformed",
        "Sentinel does not take '{0}' as {1}; {2}",
        DiagnosticCategory.OutputContract,
        DiagnosticSeverity.Error,
        "The name of a mapped column begins with a letter or underscore and has letters, digits and underscores only, the name of a custom detail begins with a letter, and a placeholder has no blanks inside its braces. Sentinel refuses a rule with others.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context)
    {
        if (!SentinelOutput.IsOf(context.Rule.Kind))
            return;
        foreach (var reference in context.Output.References)
            CheckColumn(context, reference);
        foreach (var detail in SentinelOutput.CustomDetailsOf(context.Rule.Metadata))
            CheckDetail(context, detail.Key);
    }

    private static void CheckColumn(RuleContext context, ColumnReference reference)
    {
        var trimmed = reference with { Name = reference.Name.Trim() };
        var repair = reference.Form switch
        {
            _ when reference.IsTemplateExpression => null,
            ColumnReferenceForm.Placeholder when trimmed.IsWellFormed && !reference.IsWellFormed => $"write '{{{{{trimmed.Name}}}}}' without blanks inside the braces.",
            ColumnReferenceForm.Identifier when !reference.IsWellFormed => "a mapped column has a name of letters, digits and underscores, so give the value one with 'extend'.",
            _ => null,
        };
        if (repair is null)
            return;
        var diagnostic = Rule.In(context.Rule).At(context.Locate(reference.Span), reference.Name, $"the column for {reference.Purpose}", repair);
        if (trimmed.IsWellFormed && trimmed.Name != reference.Name && reference.Rename(context.File, trimmed.Name) is { } edit)
            diagnostic = diagnostic with { Fix = new DiagnosticFix("Take the blanks out", [edit], FixSafety.Safe) };
        context.Report(diagnostic);
    }

    private static void CheckDetail(RuleContext context, MetadataScalar key)
    {
        if (key.Value is not [var first, ..] || !char.IsAsciiLetter(first) || !key.Value.All(c => char.IsLetterOrDigit(c) || c == '_'))
            context.Report(Rule.In(context.Rule), key.Span, key.Value, "the name of a custom detail", "begin it with a letter and use letters, digits and underscores only.");
    }
}
