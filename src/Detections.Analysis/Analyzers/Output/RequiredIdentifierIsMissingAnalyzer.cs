using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Contract;
using Detections.Analysis.Semantics.Output;

namespace Detections.Analysis.Analyzers.Output;

/// <summary>Finds entities without an identifier that tells which one it is.</summary>
internal sealed class RequiredIdentifierIsMissingAnalyzer : EntityMappingAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.RequiredIdentifierIsMissing,
        "Required identifier is missing",
        "The entity '{0}' is mapped without an identifier that it needs; add {1}.",
        DiagnosticCategory.OutputContract,
        DiagnosticSeverity.Error,
        "An entity needs an identifier, or a combination of them, that tells it from others of its type. Sentinel refuses a rule that maps others only.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, EntityMapping mapping)
    {
        if (mapping.Type is not { } type || EntityIdentifiers.Find(type.Value) is not { } entity || mapping.Fields.IsEmpty)
            return;
        var mapped = mapping.Fields.Select(field => field.Identifier?.Value ?? "").ToHashSet(StringComparer.Ordinal);
        // A name we do not know may be the one that is needed, misspelled or new.
        if (!mapped.IsSubsetOf(entity.Identifiers) || entity.Required.Any(combination => combination.All(mapped.Contains)))
            return;
        context.Report(Rule.In(context.Rule), type.Span, entity.Type, entity.RequiredInWords);
    }
}
