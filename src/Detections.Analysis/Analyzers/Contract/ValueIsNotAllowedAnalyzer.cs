using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata;
using Detections.Analysis.Semantics.Contract;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>Finds values that are none of those their key takes, letter case aside.</summary>
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
        "The key takes one of some values, and this is none of them. Microsoft Sentinel refuses the rule.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, ContractNode value)
    {
        if (value is not { Expected: ContractValue.Choice { Values: var allowed }, Node: MetadataScalar scalar })
            return;
        var written = scalar.Value.Trim();
        if (allowed.Contains(written, StringComparer.OrdinalIgnoreCase))
            return;
        var choices = allowed.Length <= MostNamed ? QuotedNames.Any(allowed) : "one that Sentinel knows";
        context.Report(Rule, scalar.Span, written, value.Key, choices, NearestName.Hint(written, allowed));
    }
}
