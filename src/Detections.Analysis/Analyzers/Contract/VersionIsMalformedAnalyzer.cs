using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata;
using Detections.Analysis.Semantics.Contract;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>Finds versions that are not three numbers.</summary>
internal sealed partial class VersionIsMalformedAnalyzer : ContractAnalyzer
{
    private const int MaxLength = 20;

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.VersionIsMalformed,
        "Version is malformed",
        "The version '{0}' is not of the form '1.0.2'; write three numbers with dots between them.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Warning,
        "The template form of Microsoft Sentinel wants three numbers, with 20 characters at most. Tools that compare versions, to see that a rule changed, cannot read the value.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, ContractNode value)
    {
        if (value is { Expected: ContractValue.Version, Node: MetadataScalar scalar } && !(scalar.Value.Length <= MaxLength && Version().IsMatch(scalar.Value)))
            context.Report(Rule, scalar.Span, scalar.Value);
    }

    [GeneratedRegex(@"^[0-9]+\.[0-9]+\.[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
