using System.Collections.Immutable;
using System.Globalization;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata;
using Detections.Analysis.Semantics.Contract;
using Detections.Analysis.Semantics.Time;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>Finds numbers and durations that are too small or too large.</summary>
internal sealed class ValueIsOutOfRangeAnalyzer : ContractAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ValueIsOutOfRange,
        "Value is out of range",
        "The value of '{0}' is {1}, and {2} takes {3} to {4}.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Error,
        "The platform refuses a rule with such a value.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, ContractNode value)
    {
        if (value.Node is not MetadataScalar scalar)
            return;
        switch (value.Expected)
        {
            case ContractValue.Duration range when RuleDuration.Parse(scalar.Value) is { } duration && (duration < range.Min || duration > range.Max):
                context.Report(Rule, scalar.Span, value.Key, DurationText.Of(duration), context.Contract.Platform, DurationText.Of(range.Min), DurationText.Of(range.Max));
                break;
            case ContractValue.Integer range when decimal.TryParse(scalar.Value, CultureInfo.InvariantCulture, out var number) && (number < range.Min || number > range.Max):
                context.Report(Rule, scalar.Span, value.Key, scalar.Value, context.Contract.Platform, range.Min, range.Max);
                break;
        }
    }
}
