using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata;
using Detections.Analysis.Semantics.Contract;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>
/// Finds values that are none of those their key takes, letter case aside. Where the platform adds values, one that is like none of them
/// may be newer than our list.
/// </summary>
internal sealed class ValueIsNotAllowedAnalyzer : ContractAnalyzer
{
    // More are not read as a list in one message.
    private const int MostNamed = 8;

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ValueIsNotAllowed,
        "Value is not one of those allowed",
        "The value '{0}' is none of those of '{1}'; write {2}.{3}",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Error,
        "The key takes one of some values, and this is none of them. The platform refuses the rule.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, ContractNode value)
    {
        if (value is not { Expected: ContractValue.Choice { Values: var allowed } choice, Node: MetadataScalar scalar })
            return;
        var written = scalar.Value.Trim();
        var near = NearestName.Of(written, allowed);
        if (allowed.Contains(written, StringComparer.OrdinalIgnoreCase) || (choice.Grows && near is null))
            return;
        var choices = allowed.Length <= MostNamed ? QuotedNames.Any(allowed) : $"one that {context.Contract.Platform} knows";
        context.Report(Rule.At(context.Locate(scalar.Span), written, value.Key, choices, NearestName.Hint(written, allowed)) with
        {
            Fix = near is not null && context.Edit(scalar, near) is { } edit ? new DiagnosticFix($"Write '{near}'", [edit], FixSafety.Unsafe) : null,
        });
    }
}
