using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata;
using Detections.Analysis.Semantics.Contract;
using Detections.Analysis.Semantics.Output;

namespace Detections.Analysis.Analyzers.Output;

/// <summary>Finds identifiers that one entity mapping fills from two columns.</summary>
internal sealed class IdentifierIsMappedTwiceAnalyzer : EntityMappingAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.IdentifierIsMappedTwice,
        "Identifier is mapped twice",
        "The identifier '{0}' of the entity '{1}' is mapped twice; take one out, or give the second an entity mapping of its own.",
        DiagnosticCategory.OutputContract,
        DiagnosticSeverity.Error,
        "An entity has one value for each identifier. Sentinel refuses a rule that maps two columns to one.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, EntityMapping mapping)
    {
        var first = new Dictionary<string, MetadataScalar>(StringComparer.Ordinal);
        foreach (var identifier in mapping.Fields.Select(field => field.Identifier).OfType<MetadataScalar>())
        {
            if (identifier.Value.Length == 0 || first.TryAdd(identifier.Value, identifier))
                continue;
            context.Report(Rule.In(context.Rule).At(context.Locate(identifier.Span), identifier.Value, mapping.Type?.Value ?? "") with
            {
                Related = [new RelatedLocation(context.Locate(first[identifier.Value].Span), "The same identifier.")],
            });
        }
    }
}
